import PQueue from 'p-queue'
import type { FileEntry, FileStore, ListSpan } from './file-store.ts'
import { type FeedId, type FilePlace, layouts, placeOf } from './layout.ts'
import { seasonOf, seasonText, seasonYearOf } from './season.ts'

/** Inclusive dates, or whole seasons such as `2021-22`. */
export type FeedSpan =
  | { readonly start: string; readonly end: string }
  | { readonly seasons: readonly string[] }

export type FeedFile = { readonly place: FilePlace; readonly entry: FileEntry }

export type FeedListing = {
  /** Sorted by path. All versions of a file: which one counts is the reader's business. */
  readonly files: readonly FeedFile[]
  /** Files in the feed's folders whose path is not the feed's pattern: misnamed, or of another feed. */
  readonly strays: readonly FileEntry[]
}

/** Months that are listed at a time. A bucket tells a thousand files in some 100 ms, so a season takes less than seconds. */
const concurrency = 8

/**
 * Finds the files of one feed in a span. Only the span's own date (or season) folders are listed, those of a month in
 * one go, so the cost follows the span and not the store; a misspelt date folder is therefore not seen, only strays
 * inside listed ones.
 */
export async function listFeed(
  store: FileStore,
  feed: FeedId,
  span: FeedSpan,
  signal?: AbortSignal,
): Promise<FeedListing> {
  const queue = new PQueue({ concurrency })
  const prefixes = prefixesOf(feed, span)
  const wanted = new Set(prefixes)
  const entries = await queue.addAll(
    listingsOf(feed, prefixes).map(({ prefix, ...narrow }) => async () => {
      const found: FileEntry[] = []
      for await (const entry of store.list(prefix, { signal, ...narrow }))
        if (wanted.has(entry.path.slice(0, (narrow.from ?? prefix).length))) found.push(entry)
      return found
    }),
    signal ? { signal } : {},
  )
  const files: FeedFile[] = []
  const strays: FileEntry[] = []
  for (const entry of entries.flat()) {
    const place = placeOf(entry.path)
    if (place?.feed === feed) files.push({ place, entry })
    else strays.push(entry)
  }
  return { files, strays }
}

/** The folders that hold a feed's files for a span, sorted. */
export function prefixesOf(feed: FeedId, span: FeedSpan): string[] {
  const { prefix, byDate } = layouts[feed]
  if (!byDate) return seasonsOf(span).map(season => `${prefix}${season}/`)
  const dates =
    'seasons' in span ? seasonsOf(span).flatMap(datesOfSeason) : datesBetween(span.start, span.end)
  return dates.map(date =>
    feed === 'play_by_play' ? `${prefix}${seasonText(seasonOf(date))}/${date}/` : `${prefix}${date}/`,
  )
}

/** How the folders are listed: each season by itself, the days of a month together. */
function listingsOf(feed: FeedId, prefixes: readonly string[]): (ListSpan & { readonly prefix: string })[] {
  if (!layouts[feed].byDate) return prefixes.map(prefix => ({ prefix }))
  const months = new Map<string, string[]>()
  for (const day of prefixes) {
    const month = day.slice(0, -'DD/'.length)
    months.set(month, [...(months.get(month) ?? []), day])
  }
  return [...months].map(([month, days]) => {
    const [from, last] = [days[0] ?? month, days.at(-1) ?? month]
    // The character after the slash: everything in the last day's folder is before it.
    return days.length === 1 ? { prefix: from } : { prefix: month, from, before: `${last.slice(0, -1)}0` }
  })
}

function seasonsOf(span: FeedSpan): string[] {
  if ('seasons' in span) return [...new Set(span.seasons)].sort()
  const first = seasonOf(span.start)
  return Array.from({ length: Math.max(0, seasonOf(span.end) - first + 1) }, (_, i) => seasonText(first + i))
}

function datesOfSeason(season: string): string[] {
  const year = seasonYearOf(season)
  if (year === undefined) throw new Error(`Not a season: ${season}`)
  return datesBetween(`${year}-10-01`, `${year + 1}-09-30`)
}

function datesBetween(start: string, end: string): string[] {
  const dates: string[] = []
  const day = new Date(`${start}T00:00:00Z`)
  for (let date = start; date <= end; date = day.toISOString().slice(0, 10)) {
    dates.push(date)
    day.setUTCDate(day.getUTCDate() + 1)
  }
  return dates
}
