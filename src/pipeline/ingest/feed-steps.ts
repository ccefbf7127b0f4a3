import { date, dates, int64, string, strings, timestamp } from '../../warehouse/param.ts'
import type { Row, Step } from '../../warehouse/warehouse.ts'
import type { Feed } from '../feeds/feed.ts'
import { processorRunHistory } from '../tables/reference/processor-run-history.ts'
import { quarantinedFiles } from '../tables/reference/quarantined-files.ts'
import { sourceFiles } from '../tables/reference/source-files.ts'
import type { Attempt } from '../units/attempt.ts'
import { commitTime } from '../units/commit-time.ts'
import { holdFence } from '../units/fence.ts'
import { seasonEnd, seasonStart, type Unit } from '../units/unit.ts'

/** Rows to write and rows to take away for one feed unit, already decided. */
export type FeedChange = {
  /** Rows of the raw table, file columns included. */
  readonly rows: readonly Row[]
  /** Rows of these keys go first; `column` is `source_file_path`, or the key of a table that is compared row by row. */
  readonly remove: { readonly column: string; readonly values: readonly string[] }
  readonly files: readonly Row[]
  readonly quarantined: readonly Row[]
  /** Paths whose quarantine entry, if any, no longer holds. */
  readonly mended: readonly string[]
  /** Days whose rows changed: only they get a run-history row, so only they make anything downstream stale. */
  readonly changedDates: readonly string[]
}

/** A feed unit as one transaction. A table without dates of its own counts under the unit's first date. */
export function feedSteps(
  feed: Feed,
  unit: Unit,
  attempt: Attempt,
  change: FeedChange,
  now: () => Date,
): readonly Step[] {
  const { table } = feed
  const dateColumn = table.dateColumn
  const params = {
    dates: dates(change.changedDates),
    first: date(seasonStart(unit.seasonYear)),
    last: date(seasonEnd(unit.seasonYear)),
    remove: strings(change.remove.values),
    paths: strings(change.files.map(row => String(row.path))),
    settled: strings([...change.files.map(row => String(row.path)), ...change.mended]),
    target: string(unit.target),
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
  const columns = Object.entries(table.columns).filter(([, { placeholder }]) => !placeholder)
  const names = columns.map(([name]) => name).join(', ')
  const inSeason = dateColumn ? `${dateColumn} BETWEEN @first AND @last` : 'season_year = @season_year'
  const counted = dateColumn
    ? `SELECT ${dateColumn} AS data_date, COUNT(*) AS row_count FROM ${table.name} WHERE ${dateColumn} IN UNNEST(@dates) GROUP BY ${dateColumn}`
    : `SELECT @first AS data_date, COUNT(*) AS row_count FROM ${table.name} WHERE season_year = @season_year`
  const history = write(`
INSERT INTO ${processorRunHistory.name} (
  processor_name, run_id, unit_id, retry_attempt, phase, season_year, data_date, status, records_expected,
  records_processed, records_failed, started_at, processed_at, duration_seconds, output_table, formula, triggered_by,
  backfill_mode
)
SELECT
  @target, @run, @unit, @attempt, 'phase_2_raw', @season_year, data_date, 'success', row_count, row_count, 0, @started,
  @now, @seconds, '${table.name}', 'feed', @user, data_date < @today
FROM (${counted}) AS counted`)
  return [
    { do: 'load', as: 'staged_rows', columns: Object.fromEntries(columns), rows: change.rows },
    { do: 'load', as: 'staged_files', columns: sourceFiles.columns, rows: change.files },
    { do: 'load', as: 'staged_quarantine', columns: quarantinedFiles.columns, rows: change.quarantined },
    ...holdFence(attempt.fence),
    write(`DELETE FROM ${table.name} WHERE ${inSeason} AND ${change.remove.column} IN UNNEST(@remove)`),
    write(`INSERT INTO ${table.name} (${names}) SELECT ${names} FROM staged_rows`),
    write(`DELETE FROM ${sourceFiles.name} WHERE path IN UNNEST(@paths)`),
    write(
      `INSERT INTO ${sourceFiles.name} (${list(sourceFiles)}) SELECT ${list(sourceFiles)} FROM staged_files`,
    ),
    write(`DELETE FROM ${quarantinedFiles.name} WHERE path IN UNNEST(@settled)`),
    write(
      `INSERT INTO ${quarantinedFiles.name} (${list(quarantinedFiles)}) SELECT ${list(quarantinedFiles)} FROM staged_quarantine`,
    ),
    ...(change.changedDates.length > 0 ? [history] : []),
  ]
}

const list = ({ columns }: { readonly columns: object }): string => Object.keys(columns).join(', ')
