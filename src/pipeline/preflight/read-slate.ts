import type { FileStore } from '../../files/file-store.ts'
import { layouts, placeOf } from '../../files/layout.ts'
import type { FeedFile } from '../../files/list-feed.ts'
import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import { groupBy } from '../../warehouse/group-by.ts'
import { date } from '../../warehouse/param.ts'
import type { Row, Warehouse } from '../../warehouse/warehouse.ts'
import { calendarOfSchedule, EVER } from '../calendar.ts'
import { feeds } from '../feeds/feeds.ts'
import { gameIdOf } from '../feeds/scheduled-game.ts'
import { contextOf } from '../ingest/feed-context.ts'
import { seasonYearOf } from '../season.ts'
import { schedule } from '../tables/raw/schedule.ts'
import type { Slate, SlateGame, SlateSource } from './slate.ts'

const STORED = `SELECT game_id, game_date, season_year, away_team_tricode, home_team_tricode, game_status FROM ${schedule.name} WHERE game_date BETWEEN @first AND @last ORDER BY game_date, game_id`

type ReadSchedule = {
  readonly seasonYear: number
  readonly source: SlateSource | undefined
  readonly rows: readonly Row[]
  readonly unreadable: Slate['unreadable']
}

/** Reads the schedules of all seasons; without `store` only the warehouse's. */
export async function readSlate(
  warehouse: Warehouse,
  store: FileStore | undefined,
  today: CalendarDate,
  signal?: AbortSignal,
): Promise<Slate> {
  const params = { first: date(EVER.start), last: date(EVER.end) }
  const stored = (await warehouse.query({ sql: STORED, params }, { signal })).rows
  const read = store ? await readFiles(store, signal) : []
  const inFiles = read.filter(({ source }) => source !== undefined)
  const known = new Set(inFiles.map(({ seasonYear }) => seasonYear))
  const rows = [
    ...inFiles.flatMap(file => file.rows),
    ...stored.filter(row => !known.has(Number(row.season_year))),
  ].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  const sources = new Map<number, SlateSource>(
    stored.map(row => [Number(row.season_year), { from: 'warehouse' }]),
  )
  for (const { seasonYear, source } of inFiles) if (source) sources.set(seasonYear, source)
  return {
    games: rows.map(gameOf),
    calendar: calendarOfSchedule(rows, today),
    sources,
    unreadable: read.flatMap(({ unreadable }) => unreadable),
    stored: new Map(stored.map(row => [String(row.game_id), gameOf(row)])),
  }
}

const keyOf = (row: Row): string => `${row.game_date} ${row.game_id}`

const gameOf = (row: Row): SlateGame => {
  const [day, away, home] = [
    String(row.game_date),
    String(row.away_team_tricode),
    String(row.home_team_tricode),
  ]
  return {
    id: gameIdOf(day, away, home),
    nbaGameId: String(row.game_id),
    date: day,
    seasonYear: Number(row.season_year),
    away,
    home,
    final: Number(row.game_status) === 3,
  }
}

async function readFiles(store: FileStore, signal?: AbortSignal): Promise<readonly ReadSchedule[]> {
  const files: FeedFile[] = []
  for await (const entry of store.list(layouts.schedule.prefix, { signal })) {
    const place = placeOf(entry.path)
    if (place?.feed === 'schedule') files.push({ place, entry })
  }
  const seasons = [...groupBy(files, ({ place }) => seasonYearOf(place.season ?? '') ?? 0)]
  return Promise.all(seasons.map(([seasonYear, group]) => readSeason(store, seasonYear, group, signal)))
}

/** The newest file that can be read, as an ingest would take it. */
async function readSeason(
  store: FileStore,
  seasonYear: number,
  files: readonly FeedFile[],
  signal?: AbortSignal,
): Promise<ReadSchedule> {
  const unreadable: { seasonYear: number; path: string; reason: string }[] = []
  for (const { place, entry } of [...files].sort((a, b) => (a.place.stamp < b.place.stamp ? 1 : -1))) {
    const outcome = feeds.schedule.parse(place, await store.read(entry.path, { signal }), contextOf([]))
    if (outcome.ok) {
      const source = { from: 'file', path: entry.path, writtenOn: dayOf(place.stamp) } as const
      return { seasonYear, source, rows: outcome.rows, unreadable }
    }
    unreadable.push({ seasonYear, path: entry.path, reason: outcome.detail })
  }
  return { seasonYear, source: undefined, rows: [], unreadable }
}

const dayOf = (stamp: string): CalendarDate | undefined => {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})/.exec(stamp) ?? []
  return year === undefined ? undefined : `${year}-${month}-${day}`
}
