import { type Calendar, mergeCalendars, readCalendar } from '../../pipeline/calendar.ts'
import { calendarOfFiles } from '../../pipeline/ingest/calendar-of-files.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { parseRange } from '../range/parse-range.ts'
import { type DateRange, resolveRange } from '../range/resolve-range.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { CommandContext } from './context.ts'
import { refuseFiles } from './refuse-files.ts'

export type ReadRange = { readonly range: DateRange; readonly calendar: Calendar }

/**
 * What a person's range means. The calendar is the warehouse's; `withFiles` adds what the schedule files say, which is
 * what an ingest goes by.
 */
export async function readRange(
  text: string,
  context: CommandContext,
  warehouse: Warehouse,
  { withFiles = false }: { readonly withFiles?: boolean } = {},
): Promise<ReadRange | Refusal> {
  const request = parseRange(text, { today: context.today })
  if (isRefusal(request)) return request
  const stored = await readCalendar(warehouse, context.today)
  const calendar = withFiles || stored.seasons.length === 0 ? await mergedWithFiles(stored, context) : stored
  if (isRefusal(calendar)) return calendar
  const range = resolveRange(request, calendar)
  return isRefusal(range) ? range : { range, calendar }
}

async function mergedWithFiles(stored: Calendar, context: CommandContext): Promise<Calendar | Refusal> {
  const problem = await context.store.probe()
  if (problem) {
    if (stored.seasons.length > 0) return stored
    return refuseFiles(problem)
  }
  const calendar = mergeCalendars(stored, await calendarOfFiles(context.store, context.today))
  if (calendar.seasons.length > 0) return calendar
  return refuse(
    'no-schedule',
    `There is no schedule: neither in the warehouse nor in ${context.store.place}, the folder of Phase 1 files (BACKCOURT_FILES).`,
    'sample',
  )
}
