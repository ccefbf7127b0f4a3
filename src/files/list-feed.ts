import PQueue from 'p-queue'
import type { FileEntry, FileStore } from './file-store.ts'
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

/** Folders that are listed at a time. A bucket answers in some 50 ms, so a season takes seconds, not a minute. */
const concurrency = 8

/**
 * Finds the files of one feed in a span. Only the span's own date (or season) folders are listed, so the cost
 * follows the span and not the store; a misspelt date folder is therefore not seen, only strays inside listed ones.
 */
export async function listFeed(
  store: FileStore,
  feed: FeedId,
  span: FeedSpan,
  signal?: AbortSignal,
): Promise<FeedListing> {
  const queue = new PQueue({ concurrency })
  const entries = await queue.addAll(
    prefixesOf(feed, span).map(prefix => async () => {
      const found: FileEntry[] = []
      for await (const entry of store.list(prefix, { signal })) found.push(entry)
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
