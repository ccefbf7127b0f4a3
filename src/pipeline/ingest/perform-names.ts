import { resolveSeason } from '../../registry/resolve-season.ts'
import type { Resolution } from '../../registry/season-names.ts'
import { unresolvedLookup } from '../../registry/unresolved-lookup.ts'
import { groupBy } from '../../warehouse/group-by.ts'
import { date, dates, int64 } from '../../warehouse/param.ts'
import type { Row, Step, Warehouse } from '../../warehouse/warehouse.ts'
import { resolvedNames } from '../tables/reference/resolved-names.ts'
import type { Attempt, UnitOutcome } from '../units/attempt.ts'
import { commitTime } from '../units/commit-time.ts'
import { FENCE_LOST, holdFence } from '../units/fence.ts'
import { historyStep } from '../units/history-step.ts'
import { seasonEnd, seasonStart, type Unit } from '../units/unit.ts'
import { daysStep } from './days-step.ts'
import { readSeasonNames } from './read-season-names.ts'

const SETTLED_DAYS = `
SELECT
  d.data_date,
  COUNT(n.player_lookup) AS expected,
  COUNTIF(STRPOS(n.player_lookup, ':') = 0) AS processed,
  COUNTIF(STRPOS(n.player_lookup, ':') > 0) AS failed
FROM staged_days AS d
LEFT JOIN staged_names AS n
  ON n.game_date = d.data_date
GROUP BY d.data_date`

const columns = Object.keys(resolvedNames.columns)
const content = columns.filter(name => name !== 'processed_at')

/**
 * Resolves a whole season's names again and writes only the days on which something came out differently, so that a
 * day's ingest does not make the season stale.
 */
export async function performNames(
  warehouse: Warehouse,
  unit: Unit,
  attempt: Attempt,
  { now, signal }: { readonly now: () => Date; readonly signal?: AbortSignal | undefined },
): Promise<UnitOutcome> {
  const { seasonYear } = unit
  const at = now()
  const rows: readonly Row[] = resolveSeason(await readSeasonNames(warehouse, seasonYear)).map(
    resolution => ({
      ...rowOf(resolution, seasonYear),
      processed_at: at.toISOString(),
    }),
  )
  const stored = await warehouse.query({
    sql: `SELECT ${content.join(', ')} FROM ${resolvedNames.name} WHERE season_year = @season_year AND game_date BETWEEN @first AND @last`,
    params: {
      season_year: int64(seasonYear),
      first: date(seasonStart(seasonYear)),
      last: date(seasonEnd(seasonYear)),
    },
  })
  const changed = changedDates(rows, stored.rows)
  const change = rows.filter(row => changed.includes(String(row.game_date)))
  if (changed.length > 0) {
    const steps = namesSteps(unit, attempt, changed, change, now)
    const outcome = await warehouse.transact(`${attempt.fence.key} ${attempt.number}`, steps, { signal })
    if (!outcome.committed && outcome.because === FENCE_LOST) return { state: 'superseded' }
  }
  return { state: 'committed', written: change.length, failures: {} }
}

const rowOf = (resolution: Resolution, seasonYear: number): Row => ({
  source: resolution.source,
  season_year: seasonYear,
  game_id: resolution.gameId,
  game_date: resolution.date,
  team_abbr: resolution.team,
  raw_name: resolution.rawName,
  raw_lookup: resolution.rawLookup,
  list_position: resolution.position,
  player_lookup:
    resolution.playerLookup ?? unresolvedLookup(resolution.team, resolution.rawLookup, resolution.position),
  player_name: resolution.playerName,
  rule: resolution.rule,
  candidates: resolution.candidates,
})

function changedDates(now: readonly Row[], before: readonly Row[]): readonly string[] {
  const printed = (rows: readonly Row[]) =>
    new Map(
      [...groupBy(rows, row => String(row.game_date))].map(([day, group]) => [
        day,
        group
          .map(row => JSON.stringify(content.map(name => row[name] ?? null)))
          .sort()
          .join('\n'),
      ]),
    )
  const [after, earlier] = [printed(now), printed(before)]
  const days = new Set([...after.keys(), ...earlier.keys()])
  return [...days].filter(day => after.get(day) !== earlier.get(day)).sort()
}

function namesSteps(
  unit: Unit,
  attempt: Attempt,
  changed: readonly string[],
  rows: readonly Row[],
  now: () => Date,
): readonly Step[] {
  const params = { dates: dates(changed), season_year: int64(unit.seasonYear) }
  const write = (sql: string): Step => ({ do: 'write', statement: { sql, params } })
  return [
    { do: 'load', as: 'staged_names', columns: resolvedNames.columns, rows },
    daysStep(changed),
    ...holdFence(attempt.fence),
    write(
      `DELETE FROM ${resolvedNames.name} WHERE season_year = @season_year AND game_date IN UNNEST(@dates)`,
    ),
    write(
      `INSERT INTO ${resolvedNames.name} (${columns.join(', ')}) SELECT ${columns.join(', ')} FROM staged_names`,
    ),
    historyStep({
      unit,
      attempt,
      time: commitTime(attempt.startedAt, now),
      output: resolvedNames.name,
      formula: 'names',
      source: SETTLED_DAYS,
    }),
  ]
}
