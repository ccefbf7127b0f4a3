import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import { groupBy } from '../../warehouse/group-by.ts'
import { date } from '../../warehouse/param.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { readSql } from '../sql/read-sql.ts'

const SQL = readSql('validation/cross-checks')

/** What every check says; the SQL finds who breaks it. */
export const crossChecks: Readonly<Record<string, string>> = {
  'player-points': 'points of every player line are 2·(FGM − 3PM) + 3·3PM + FTM',
  'team-points': 'points of every team line are 2·(FGM − 3PM) + 3·3PM + FTM',
  'player-sums': "players' points, shots, free throws and assists add up to their team's",
  minutes: "players' minutes add up to 240, and 25 more per overtime",
  zones: 'paint, mid-range, three and unknown shots add up to the shots',
  possessions: 'the possessions of both teams of a game differ by at most 15',
  'both-sides': 'what a team allowed is what its opponent did',
  'team-rows': 'one row per team and game day',
}

/** The result of one check. */
export type CheckResult = {
  readonly name: string
  readonly says: string
  readonly offenders: number
  /** Three at most, with their day. */
  readonly examples: readonly string[]
  /** Days with an offender, sorted. */
  readonly days: readonly CalendarDate[]
}

/** Runs all checks over a range in one statement. */
export async function runCrossChecks(
  warehouse: Warehouse,
  start: CalendarDate,
  end: CalendarDate,
): Promise<readonly CheckResult[]> {
  const { rows } = await warehouse.query({ sql: SQL, params: { start: date(start), end: date(end) } })
  const found = groupBy(rows, row => String(row.check_name))
  return Object.entries(crossChecks).map(([name, says]) => {
    const offenders = found.get(name) ?? []
    return {
      name,
      says,
      offenders: offenders.length,
      examples: offenders.slice(0, 3).map(row => `${row.day}: ${row.offender}`),
      days: [...new Set(offenders.map(row => String(row.day)))],
    }
  })
}
