import { date, int64, strings } from '../../warehouse/param.ts'
import type { Row, Step } from '../../warehouse/warehouse.ts'
import type { Feed } from '../feeds/feed.ts'
import { quarantinedFiles } from '../tables/reference/quarantined-files.ts'
import { sourceFiles } from '../tables/reference/source-files.ts'
import type { Attempt } from '../units/attempt.ts'
import { commitTime } from '../units/commit-time.ts'
import { holdFence } from '../units/fence.ts'
import { historyStep } from '../units/history-step.ts'
import { seasonEnd, seasonStart, type Unit } from '../units/unit.ts'
import { daysStep } from './days-step.ts'

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
    first: date(seasonStart(unit.seasonYear)),
    last: date(seasonEnd(unit.seasonYear)),
    remove: strings(change.remove.values),
    paths: strings(change.files.map(row => String(row.path))),
    settled: strings([...change.files.map(row => String(row.path)), ...change.mended]),
    season_year: int64(unit.seasonYear),
  }
  const write = (sql: string): Step => ({ do: 'write', statement: { sql, params } })
  const columns = Object.entries(table.columns).filter(([, { placeholder }]) => !placeholder)
  const names = columns.map(([name]) => name).join(', ')
  const inSeason = dateColumn ? `${dateColumn} BETWEEN @first AND @last` : 'season_year = @season_year'
  const source = dateColumn
    ? `SELECT d.data_date, COUNT(r.${dateColumn}) AS expected, COUNT(r.${dateColumn}) AS processed, 0 AS failed FROM staged_days AS d LEFT JOIN ${table.name} AS r ON r.${dateColumn} = d.data_date AND r.${dateColumn} BETWEEN @first AND @last GROUP BY d.data_date`
    : `SELECT @first AS data_date, COUNT(*) AS expected, COUNT(*) AS processed, 0 AS failed FROM ${table.name} WHERE season_year = @season_year`
  const history = historyStep({
    unit,
    attempt,
    time: commitTime(attempt.startedAt, now),
    output: table.name,
    formula: 'feed',
    source,
    params,
  })
  return [
    { do: 'load', as: 'staged_rows', columns: Object.fromEntries(columns), rows: change.rows },
    { do: 'load', as: 'staged_files', columns: sourceFiles.columns, rows: change.files },
    { do: 'load', as: 'staged_quarantine', columns: quarantinedFiles.columns, rows: change.quarantined },
    daysStep(change.changedDates),
    ...holdFence(attempt.fence),
    // Files that came again with the same content change no row, and BigQuery refuses a list without values: it takes
    // the whole condition for FALSE, days and all.
    ...(change.remove.values.length > 0
      ? [write(`DELETE FROM ${table.name} WHERE ${inSeason} AND ${change.remove.column} IN UNNEST(@remove)`)]
      : []),
    ...(change.rows.length > 0
      ? [write(`INSERT INTO ${table.name} (${names}) SELECT ${names} FROM staged_rows`)]
      : []),
    write(`DELETE FROM ${sourceFiles.name} WHERE path IN UNNEST(@paths)`),
    write(
      `INSERT INTO ${sourceFiles.name} (${list(sourceFiles)}) SELECT ${list(sourceFiles)} FROM staged_files`,
    ),
    write(`DELETE FROM ${quarantinedFiles.name} WHERE path IN UNNEST(@settled)`),
    ...(change.quarantined.length > 0
      ? [
          write(
            `INSERT INTO ${quarantinedFiles.name} (${list(quarantinedFiles)}) SELECT ${list(quarantinedFiles)} FROM staged_quarantine`,
          ),
        ]
      : []),
    ...(change.changedDates.length > 0 ? [history] : []),
  ]
}

const list = ({ columns }: { readonly columns: object }): string => Object.keys(columns).join(', ')
