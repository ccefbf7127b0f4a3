import { resolveSeason } from '../../registry/resolve-season.ts'
import type { Resolution } from '../../registry/season-names.ts'
import { unresolvedLookup } from '../../registry/unresolved-lookup.ts'
import { groupBy } from '../../warehouse/group-by.ts'
import { date, dates, int64, string, timestamp } from '../../warehouse/param.ts'
import type { Row, Step, Warehouse } from '../../warehouse/warehouse.ts'
import { processorRunHistory } from '../tables/reference/processor-run-history.ts'
import { resolvedNames } from '../tables/reference/resolved-names.ts'
import type { Attempt, UnitOutcome } from '../units/attempt.ts'
import { commitTime } from '../units/commit-time.ts'
import { FENCE_LOST, holdFence } from '../units/fence.ts'
import { seasonEnd, seasonStart, type Unit } from '../units/unit.ts'
import { readSeasonNames } from './read-season-names.ts'

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
  const params = {
    dates: dates(changed),
    run: string(attempt.runId),
    unit: string(unit.id),
    attempt: int64(attempt.number),
    season_year: int64(unit.seasonYear),
    started: timestamp(attempt.startedAt),
    ...commitTime(attempt.startedAt, now),
    user: string(attempt.user),
    today: date(attempt.today),
  }
  const write = (sql: string): Step => ({ do: 'write', statement: { sql, params } })
  return [
    { do: 'load', as: 'staged_names', columns: resolvedNames.columns, rows },
    ...holdFence(attempt.fence),
    write(
      `DELETE FROM ${resolvedNames.name} WHERE season_year = @season_year AND game_date IN UNNEST(@dates)`,
    ),
    write(
      `INSERT INTO ${resolvedNames.name} (${columns.join(', ')}) SELECT ${columns.join(', ')} FROM staged_names`,
    ),
    write(`
INSERT INTO ${processorRunHistory.name} (
  processor_name, run_id, unit_id, retry_attempt, phase, season_year, data_date, status, records_expected,
  records_processed, records_failed, started_at, processed_at, duration_seconds, output_table, formula, triggered_by,
  backfill_mode
)
SELECT
  '${resolvedNames.id}', @run, @unit, @attempt, 'phase_2_raw', @season_year, game_date, 'success', COUNT(*),
  COUNTIF(STRPOS(player_lookup, ':') = 0), COUNTIF(STRPOS(player_lookup, ':') > 0), @started, @now, @seconds,
  '${resolvedNames.name}', 'names', @user, game_date < @today
FROM staged_names
GROUP BY game_date`),
  ]
}
