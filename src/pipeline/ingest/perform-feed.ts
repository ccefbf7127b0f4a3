import type { FileStore } from '../../files/file-store.ts'
import type { FeedId } from '../../files/layout.ts'
import { type FeedFile, listFeed } from '../../files/list-feed.ts'
import type { Row, Warehouse } from '../../warehouse/warehouse.ts'
import type { Feed } from '../feeds/feed.ts'
import { feeds } from '../feeds/feeds.ts'
import { seasonText } from '../season.ts'
import type { Attempt, UnitOutcome } from '../units/attempt.ts'
import { billedBytes } from '../units/billed-bytes.ts'
import { commitTerms } from '../units/commit-terms.ts'
import { FENCE_LOST } from '../units/fence.ts'
import { holdsSeasons } from '../units/holds-seasons.ts'
import { seasonStart, type Unit } from '../units/unit.ts'
import { feedContext } from './feed-context.ts'
import { type FeedChange, feedSteps } from './feed-steps.ts'
import { knownFiles } from './known-files.ts'
import { scheduleChange } from './schedule-change.ts'
import { type SortedFiles, sortFiles } from './sort-files.ts'

/** Brings the files of one feed and stretch of days into their raw table, bad ones into quarantine, as one transaction. */
export async function performFeed(
  warehouse: Warehouse,
  store: FileStore,
  unit: Unit,
  attempt: Attempt,
  { now, signal }: { readonly now: () => Date; readonly signal?: AbortSignal | undefined },
): Promise<UnitOutcome> {
  const feed = feeds[unit.target as FeedId]
  const files = await listUnit(store, unit, signal)
  const known = await knownFiles(warehouse, feed.id, unit.seasonYear)
  const context = await feedContext(warehouse, unit.seasonYear)
  const sorted = await sortFiles(store, feed, files, known, context, signal)
  const counts = {
    read: sorted.read,
    loaded: sorted.load.length,
    unchanged: sorted.unchanged,
    superseded: sorted.superseded.length,
    quarantined: sorted.quarantine.length,
  }
  const change = await changeOf(warehouse, feed, unit, attempt, sorted, now())
  let billed = {}
  if (change.files.length > 0) {
    const steps = feedSteps(feed, unit, attempt, change, now)
    const { id, options } = commitTerms(unit, attempt, signal)
    const outcome = await warehouse.transact(id, steps, options)
    if (!outcome.committed && outcome.because === FENCE_LOST) return { state: 'superseded' }
    billed = billedBytes(outcome)
  }
  return { state: 'committed', written: change.rows.length, failures: {}, files: counts, ...billed }
}

/** The files that lie in a unit's folders now. */
export async function listUnit(
  store: FileStore,
  unit: Unit,
  signal?: AbortSignal,
): Promise<readonly FeedFile[]> {
  const feed = unit.target as FeedId
  const [start, end] = [unit.dates[0] as string, unit.dates.at(-1) as string]
  const { files } = await listFeed(
    store,
    feed,
    start === seasonStart(unit.seasonYear) && holdsSeasons(feed)
      ? { seasons: [seasonText(unit.seasonYear)] }
      : { start, end },
    signal,
  )
  const days = new Set(unit.dates)
  return files.filter(({ place }) => place.date === undefined || days.has(place.date))
}

async function changeOf(
  warehouse: Warehouse,
  feed: Feed,
  unit: Unit,
  attempt: Attempt,
  sorted: SortedFiles,
  now: Date,
): Promise<FeedChange> {
  const dateOf = ({ place }: FeedFile) => place.date ?? seasonStart(unit.seasonYear)
  const processedAt = now.toISOString()
  const rows = sorted.load.flatMap(file =>
    file.verdict.ok
      ? file.verdict.rows.map(row => ({
          ...row,
          source_file_path: file.entry.path,
          data_hash: file.hash,
          processed_at: processedAt,
        }))
      : [],
  )
  const fileRow = (file: FeedFile, hash: string, status: string, rowsLoaded: number): Row => ({
    path: file.entry.path,
    feed: feed.id,
    subject: file.place.subject,
    stamp: file.place.stamp,
    data_date: dateOf(file),
    season_year: unit.seasonYear,
    version: file.entry.version,
    data_hash: hash,
    size_bytes: file.entry.size,
    status,
    rows_loaded: rowsLoaded,
    run_id: attempt.runId,
    processed_at: processedAt,
  })
  const files = [
    ...sorted.load.map(file =>
      fileRow(file, file.hash, 'loaded', file.verdict.ok ? file.verdict.rows.length : 0),
    ),
    ...sorted.quarantine.map(file => fileRow(file, file.hash, 'quarantined', 0)),
    ...sorted.superseded.map(file => fileRow(file, file.hash, 'superseded', 0)),
    ...sorted.touched.map(file => fileRow(file, file.known.hash, file.known.status, file.known.rows)),
  ]
  const quarantined = sorted.quarantine.map(file => ({
    path: file.entry.path,
    feed: feed.id,
    subject: file.place.subject,
    data_date: dateOf(file),
    season_year: unit.seasonYear,
    reason_code: file.verdict.ok ? '' : file.verdict.code,
    reason: file.verdict.ok ? '' : file.verdict.reason,
    data_hash: file.hash,
    run_id: attempt.runId,
    processed_at: processedAt,
  }))
  const rest = { files, quarantined, mended: sorted.replaced }
  if (feed.id === 'schedule' && sorted.load.length > 0) {
    const changed = await scheduleChange(warehouse, unit.seasonYear, rows)
    return {
      ...rest,
      rows: changed.rows,
      remove: { column: 'game_id', values: changed.gameIds },
      changedDates: changed.dates,
    }
  }
  return {
    ...rest,
    rows,
    remove: { column: 'source_file_path', values: sorted.replaced },
    changedDates: [...new Set(sorted.load.map(dateOf))].sort(),
  }
}
