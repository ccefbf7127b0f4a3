import type { TableContract } from '../../warehouse/table-contract.ts'
import { precomputeFailures } from '../tables/reference/precompute-failures.ts'
import { STAGE } from './contract-checks.ts'
import { evaluatedColumns, storedValue } from './staged-value.ts'

/** The writes of a unit, as GoogleSQL. Parameters are bound by unit-steps. */

export const deleteDates = (table: TableContract): string =>
  `DELETE FROM ${table.name} WHERE ${table.dateColumn} IN UNNEST(@dates)`

export function insertStaged(table: TableContract): string {
  const columns = evaluatedColumns(table)
  const values = columns.map(([name, column]) => storedValue(name, column))
  return `INSERT INTO ${table.name} (${columns.map(([name]) => name).join(', ')}, processed_at) SELECT ${values.join(', ')}, @now FROM ${STAGE} WHERE failure_category IS NULL`
}

export const deleteFailures = `DELETE FROM ${precomputeFailures.name} WHERE processor_name = @processor AND analysis_date IN UNNEST(@dates)`

/** Failures that time or a mended input can cure may be retried; a bug in the formula cannot. */
export const insertFailures = (table: TableContract): string => `
INSERT INTO ${precomputeFailures.name} (
  processor_name, run_id, analysis_date, entity_id, failure_category, failure_type, failure_reason, can_retry,
  expected_game_count, actual_game_count, created_at
)
SELECT
  @processor, @run, ${table.dateColumn}, entity_id, failure_category, failure_type, failure_reason,
  failure_category NOT IN ('INSUFFICIENT_DATA', 'PROCESSING_ERROR'),
  ${'expected_games_count' in table.columns ? 'expected_games_count, actual_games_count' : 'CAST(NULL AS INT64), CAST(NULL AS INT64)'}, @now
FROM ${STAGE}
WHERE failure_category IS NOT NULL`

/** What the stage says of every day, for the run history. */
export const stagedDays = (table: TableContract): string =>
  `SELECT ${table.dateColumn} AS data_date, COUNT(*) AS expected, COUNTIF(failure_category IS NULL) AS processed, COUNTIF(failure_category IS NOT NULL) AS failed FROM ${STAGE} GROUP BY ${table.dateColumn}`

/** Rows evaluated = rows written + failures recorded, read back inside the transaction; any row is a broken promise. */
export const auditSql = (table: TableContract): string => `
SELECT evaluated, written, failed
FROM (
  SELECT
    (SELECT COUNT(*) FROM ${STAGE}) AS evaluated,
    (SELECT COUNT(*) FROM ${table.name} WHERE ${table.dateColumn} IN UNNEST(@dates)) AS written,
    (
      SELECT COUNT(*)
      FROM ${precomputeFailures.name}
      WHERE processor_name = @processor AND analysis_date IN UNNEST(@dates)
    ) AS failed
) AS counts
WHERE evaluated <> written + failed`

export const outcomesSql = (table: TableContract): string => `
SELECT COALESCE(failure_category, 'written') AS outcome, COUNT(*) AS entities, COUNT(DISTINCT ${table.dateColumn}) AS days
FROM ${STAGE}
GROUP BY outcome
ORDER BY entities DESC, outcome`
