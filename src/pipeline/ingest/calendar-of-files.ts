import type { FileStore } from '../../files/file-store.ts'
import { layouts, placeOf } from '../../files/layout.ts'
import type { FeedFile } from '../../files/list-feed.ts'
import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import { groupBy } from '../../warehouse/group-by.ts'
import { type Calendar, calendarOfSchedule } from '../calendar.ts'
import { feeds } from '../feeds/feeds.ts'
import { contextOf } from './feed-context.ts'

/**
 * The calendar as the newest readable schedule file of every season says, for the first ingest, when the warehouse
 * knows no season yet, and for later ones, when the file may know more than the warehouse.
 */
export async function calendarOfFiles(
  store: FileStore,
  today: CalendarDate,
  signal?: AbortSignal,
): Promise<Calendar> {
  const files: FeedFile[] = []
  for await (const entry of store.list(layouts.schedule.prefix, { signal })) {
    const place = placeOf(entry.path)
    if (place?.feed === 'schedule') files.push({ place, entry })
  }
  const rows = await Promise.all(
    [...groupBy(files, ({ place }) => place.season).values()].map(async group => {
      for (const { place, entry } of group.sort((a, b) => (a.place.stamp < b.place.stamp ? 1 : -1))) {
        const outcome = feeds.schedule.parse(place, await store.read(entry.path, { signal }), contextOf([]))
        if (outcome.ok) return outcome.rows
      }
      return []
    }),
  )
  return calendarOfSchedule(rows.flat(), today)
}
