import type { FileStore } from '../../files/file-store.ts'
import { type Calendar, mergeCalendars, readCalendar } from '../../pipeline/calendar.ts'
import { calendarOfFiles } from '../../pipeline/ingest/calendar-of-files.ts'
import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'

/**
 * The calendar that schedules go by: the warehouse's, and the newest of the files. An ingest on the morning after games
 * has to know of them before they are in the warehouse. Files that cannot be reached are left to `doctor`.
 */
export async function gameCalendar(
  warehouse: Warehouse,
  store: FileStore,
  today: CalendarDate,
): Promise<Calendar> {
  const stored = await readCalendar(warehouse, today)
  if (await store.probe()) return stored
  return mergeCalendars(stored, await calendarOfFiles(store, today))
}
