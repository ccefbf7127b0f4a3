import type { FeedId } from '../../files/layout.ts'
import { type FeedListing, listFeed } from '../../files/list-feed.ts'
import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { processors } from '../processors/processors.ts'
import { seasonOf, seasonText } from '../season.ts'
import { holdsSeasons } from '../units/holds-seasons.ts'
import { seasonStart } from '../units/unit.ts'
import { type CoverageCell, readCoverage } from '../validation/coverage.ts'
import type { Machine } from './machine.ts'
import { type RawRows, readRawRows } from './read-raw-rows.ts'
import type { Slate, SlateGame } from './slate.ts'

/** A range and all that its checks look at; each thing is read once, by whoever asks first. */
export type RangeContext = Machine & {
  readonly warehouse: Warehouse
  readonly slate: Slate
  readonly start: CalendarDate
  readonly end: CalendarDate
  readonly seasonYears: readonly number[]
  /** Final games of the range before today: what must be there. Today's files are not due yet. */
  readonly games: readonly SlateGame[]
  /** Their days. */
  readonly days: readonly CalendarDate[]
  /** The store can be listed; else `files` rejects. */
  readonly canList: boolean
  files(feed: FeedId): Promise<FeedListing>
  rawRows(): Promise<RawRows>
  /** Every table on every day from the start of the range's first season to the range's end. */
  cells(): Promise<readonly CoverageCell[]>
}

export function rangeContext(
  machine: Machine,
  warehouse: Warehouse,
  slate: Slate,
  {
    start,
    end,
    canList = true,
  }: { readonly start: CalendarDate; readonly end: CalendarDate; readonly canList?: boolean },
): RangeContext {
  const { store, today, signal } = machine
  const games = slate.games.filter(
    game => game.final && game.date >= start && game.date <= end && game.date < today,
  )
  const firstSeason = seasonOf(start)
  const seasonYears = [...slate.sources.keys()]
    .filter(year => year >= firstSeason && year <= seasonOf(end))
    .sort()
  const listings = new Map<FeedId, Promise<FeedListing>>()
  const list = (feed: FeedId) =>
    listFeed(
      store,
      feed,
      holdsSeasons(feed) ? { seasons: seasonYears.map(seasonText) } : { start, end },
      signal,
    )
  let raw: Promise<RawRows> | undefined
  let cells: Promise<readonly CoverageCell[]> | undefined
  return {
    ...machine,
    warehouse,
    slate,
    start,
    end,
    seasonYears,
    canList,
    games,
    days: [...new Set(games.map(({ date }) => date))],
    files: feed => {
      const known = listings.get(feed) ?? list(feed)
      listings.set(feed, known)
      return known
    },
    rawRows: () => {
      raw ??= readRawRows(warehouse, start, end, signal)
      return raw
    },
    cells: () => {
      cells ??= readCoverage(warehouse, slate.calendar, seasonStart(firstSeason), end, processors)
      return cells
    },
  }
}
