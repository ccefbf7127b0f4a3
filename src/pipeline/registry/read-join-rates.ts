import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { readJoinRows } from '../preflight/phase2/read-join-rows.ts'

/** Names that a feed prints on one day, each counted once per game and team, and how many of them mean a player. */
export type JoinRate = {
  readonly source: string
  readonly date: CalendarDate
  readonly names: number
  readonly joined: number
  /** One of those that mean nobody. */
  readonly example?: string
}

/** By source and day, sorted. */
export async function readJoinRates(
  warehouse: Warehouse,
  start: CalendarDate,
  end: CalendarDate,
): Promise<readonly JoinRate[]> {
  const rates = new Map<string, JoinRate>()
  for (const row of await readJoinRows(warehouse, start, end)) {
    const [source, date, names] = [String(row.source), String(row.game_date), Number(row.names_of_day)]
    const key = `${source} ${date}`
    const other = rates.get(key)
    if (row.joins_player === true && other?.joined) continue
    if (row.joins_player === false && other?.example !== undefined) continue
    const before = other ?? { source, date, names: 0, joined: 0 }
    rates.set(key, {
      ...before,
      names: before.names + names,
      ...(row.joins_player === true ? { joined: names } : { example: `${row.team_abbr} ${row.raw_name}` }),
    })
  }
  return [...rates].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, rate]) => rate)
}
