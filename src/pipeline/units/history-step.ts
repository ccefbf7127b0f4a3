import { date, int64, string, timestamp } from '../../warehouse/param.ts'
import type { Param, Step } from '../../warehouse/warehouse.ts'
import { processorRunHistory } from '../tables/reference/processor-run-history.ts'
import type { Unit } from './unit.ts'

export type HistoryRecord = {
  readonly unit: Unit
  readonly attempt: {
    readonly runId: string
    readonly number: number
    readonly user: string
    readonly startedAt: Date
    readonly today: string
  }
  readonly time: { readonly now: Param; readonly seconds: Param }
  readonly output: string
  /** Fingerprint of what made the rows. */
  readonly formula: string
  /** Why the attempt broke off; absent when it committed. */
  readonly error?: string
  /** Query that gives `data_date`, `expected`, `processed` and `failed`, one row a day, with what it binds. */
  readonly source: string
  readonly params?: Readonly<Record<string, Param>>
}

const phases = { 2: 'phase_2_raw', 3: 'phase_3_analytics', 4: 'phase_4_precompute' } as const

/** The one way into the run history: a row per day of the attempt, in the transaction of what it speaks of. */
export const historyStep = ({ unit, attempt, time, ...record }: HistoryRecord): Step => ({
  do: 'write',
  statement: {
    sql: `
INSERT INTO ${processorRunHistory.name} (
  processor_name, run_id, unit_id, retry_attempt, phase, season_year, data_date, status, records_expected,
  records_processed, records_failed, started_at, processed_at, duration_seconds, output_table, formula, errors,
  triggered_by, backfill_mode
)
SELECT
  @target, @run, @unit, @attempt, @phase, @season_year, data_date, @status, expected, processed, failed, @started, @now,
  @seconds, @output, @formula, @error, @user, data_date < @today
FROM (${record.source}) AS days`,
    params: {
      ...record.params,
      ...time,
      target: string(unit.target),
      run: string(attempt.runId),
      unit: string(unit.id),
      attempt: int64(attempt.number),
      phase: string(phases[unit.phase]),
      season_year: int64(unit.seasonYear),
      status: string(record.error === undefined ? 'success' : 'failed'),
      started: timestamp(attempt.startedAt),
      output: string(record.output),
      formula: string(record.formula),
      error: string(record.error ?? null),
      user: string(attempt.user),
      today: date(attempt.today),
    },
  },
})
