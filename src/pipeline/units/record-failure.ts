import { date, dates, float64, int64, string, timestamp } from '../../warehouse/param.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { processorRunHistory } from '../tables/reference/processor-run-history.ts'
import { seasonEnd, seasonStart, type Unit } from './unit.ts'

type FailedAttempt = {
  readonly runId: string
  readonly number: number
  readonly user: string
  readonly seconds: number
  readonly now: Date
  readonly today: string
  readonly error: string
}

const INSERT = `
INSERT INTO ${processorRunHistory.name} (
  processor_name, run_id, unit_id, retry_attempt, phase, season_year, data_date, status, records_expected,
  records_processed, records_failed, started_at, processed_at, duration_seconds, output_table, formula, errors,
  triggered_by, backfill_mode
)
SELECT
  @target, @run, @unit, @attempt, @phase, @season_year, game_date, 'failed', 0, 0, 0, @now, @now, @seconds, @target,
  'none', @error, @user, game_date < @today
FROM (
  SELECT DISTINCT game_date
  FROM nba_raw.nbac_schedule
  WHERE game_date BETWEEN @first AND @last AND game_date IN UNNEST(@dates)
) AS days`

/** Notes in the run history that a unit's attempt broke off, day by day, so that coverage and plans know it. */
export async function recordFailure(warehouse: Warehouse, unit: Unit, attempt: FailedAttempt): Promise<void> {
  await warehouse.transact(`failure ${attempt.runId} ${unit.id} ${attempt.number}`, [
    {
      do: 'write',
      statement: {
        sql: INSERT,
        params: {
          target: string(unit.target),
          run: string(attempt.runId),
          unit: string(unit.id),
          attempt: int64(attempt.number),
          phase: string(`phase_${unit.phase}`),
          season_year: int64(unit.seasonYear),
          now: timestamp(attempt.now),
          seconds: float64(attempt.seconds),
          error: string(attempt.error.slice(0, 1000)),
          user: string(attempt.user),
          today: date(attempt.today),
          first: date(seasonStart(unit.seasonYear)),
          last: date(seasonEnd(unit.seasonYear)),
          dates: dates(unit.dates),
        },
      },
    },
  ])
}
