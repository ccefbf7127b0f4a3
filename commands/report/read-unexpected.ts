import type { Capped, UnexpectedFailure } from '../../src/assistant/report/report-data.ts'
import { processors } from '../../src/pipeline/processors/processors.ts'
import { failureCategories, isExpected } from '../../src/pipeline/state/failure-categories.ts'
import { precomputeFailures } from '../../src/pipeline/tables/reference/precompute-failures.ts'
import type { CalendarDate } from '../../src/warehouse/calendar-date.ts'
import { date, strings } from '../../src/warehouse/param.ts'
import type { Warehouse } from '../../src/warehouse/warehouse.ts'
import { readCapped } from './read-capped.ts'

const UNEXPECTED = `
SELECT processor_name, analysis_date, entity_id, failure_category, failure_reason
FROM ${precomputeFailures.name}
WHERE analysis_date BETWEEN @start AND @end
  AND processor_name IN UNNEST(@targets)
  AND failure_category NOT IN UNNEST(@expected)
ORDER BY analysis_date, processor_name, entity_id`

/** Recorded failures of the range that somebody has to look at; a category that nobody declared is one. */
export const readUnexpected = (
  warehouse: Warehouse,
  start: CalendarDate,
  end: CalendarDate,
): Promise<Capped<UnexpectedFailure>> => {
  const params = {
    start: date(start),
    end: date(end),
    targets: strings(processors.map(({ id }) => id)),
    expected: strings(Object.keys(failureCategories).filter(isExpected)),
  }
  return readCapped(warehouse, { sql: UNEXPECTED, params }, row => ({
    target: String(row.processor_name),
    day: String(row.analysis_date),
    entity: String(row.entity_id),
    category: String(row.failure_category),
    reason: String(row.failure_reason),
  }))
}
