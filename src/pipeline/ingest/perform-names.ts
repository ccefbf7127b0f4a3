import { dates, int64 } from '../../warehouse/param.ts'
import type { Row, Step, Warehouse } from '../../warehouse/warehouse.ts'
import { resolvedNames } from '../tables/reference/resolved-names.ts'
import type { Attempt, UnitOutcome } from '../units/attempt.ts'
import { billedBytes } from '../units/billed-bytes.ts'
import { commitTerms } from '../units/commit-terms.ts'
import { commitTime } from '../units/commit-time.ts'
import { FENCE_LOST, holdFence } from '../units/fence.ts'
import { historyStep } from '../units/history-step.ts'
import type { Unit } from '../units/unit.ts'
import { daysStep } from './days-step.ts'
import { changedDates, nameRows, readStoredNames } from './name-rows.ts'
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
  const resolved = nameRows(await readSeasonNames(warehouse, seasonYear))
  const changed = changedDates(resolved, await readStoredNames(warehouse, seasonYear))
  const change: readonly Row[] = resolved
    .filter(row => changed.includes(String(row.game_date)))
    .map(row => ({ ...row, processed_at: at.toISOString() }))
  let billed = {}
  if (changed.length > 0) {
    const steps = namesSteps(unit, attempt, changed, change, now)
    const { id, options } = commitTerms(unit, attempt, signal)
    const outcome = await warehouse.transact(id, steps, options)
    if (!outcome.committed && outcome.because === FENCE_LOST) return { state: 'superseded' }
    billed = billedBytes(outcome)
  }
  return { state: 'committed', written: change.length, failures: {}, ...billed }
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
