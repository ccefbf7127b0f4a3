import type { Capped, QuarantinedFile } from '../../src/assistant/report/report-data.ts'
import { seasonOf } from '../../src/pipeline/season.ts'
import { quarantinedFiles } from '../../src/pipeline/tables/reference/quarantined-files.ts'
import type { CalendarDate } from '../../src/warehouse/calendar-date.ts'
import { date, int64 } from '../../src/warehouse/param.ts'
import type { Warehouse } from '../../src/warehouse/warehouse.ts'
import { readCapped } from './read-capped.ts'

/** Files of the range's days; a schedule or roster file holds a season and concerns every day of it. */
const QUARANTINE = `
SELECT path, data_date, reason_code, reason
FROM ${quarantinedFiles.name}
WHERE data_date BETWEEN @start AND @end
  OR (feed IN ('schedule', 'roster') AND season_year BETWEEN @first_season AND @last_season)
ORDER BY data_date, path`

export const readQuarantine = (
  warehouse: Warehouse,
  start: CalendarDate,
  end: CalendarDate,
): Promise<Capped<QuarantinedFile>> => {
  const params = {
    start: date(start),
    end: date(end),
    first_season: int64(seasonOf(start)),
    last_season: int64(seasonOf(end)),
  }
  return readCapped(warehouse, { sql: QUARANTINE, params }, row => ({
    path: String(row.path),
    day: String(row.data_date),
    code: String(row.reason_code),
    reason: String(row.reason),
  }))
}
