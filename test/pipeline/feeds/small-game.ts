import { type FilePlace, pathOf, placeOf } from '../../../src/files/layout.ts'
import type { FeedContext, GameOnSchedule } from '../../../src/pipeline/feeds/feed.ts'

/** One invented game that every small file of these tests is about: BOS 12 at NYK 13. */
export const game: GameOnSchedule = {
  nbaGameId: '0022100250',
  date: '2021-11-22',
  seasonYear: 2021,
  away: 'BOS',
  home: 'NYK',
  status: 3,
  awayScore: 12,
  homeScore: 13,
}

const names: Readonly<Record<string, string>> = {
  'Boston Celtics': 'BOS',
  'New York Knicks': 'NYK',
  'Brooklyn Nets': 'BKN',
}

/** A schedule with that game alone, or with another version of it. */
export const contextOf = (known: GameOnSchedule | undefined = game): FeedContext => ({
  gameById: id => (id === known.nbaGameId ? known : undefined),
  game: (date, away, home) =>
    date === known.date && away === known.away && home === known.home ? known : undefined,
  teamCode: name => names[name],
  firstGameDay: year => (year === 2021 ? '2021-10-19' : undefined),
})

export const place = (path: string): FilePlace => {
  const found = placeOf(path)
  if (!found) throw new Error(`Not the path of a feed: ${path}`)
  return found
}

const stamp = '20211123_080000'

export const places = {
  schedule: place(pathOf.schedule('2021-22', stamp)),
  roster: place(pathOf.roster('2021-22', 'BRK')),
  injuryReport: place(pathOf.injuryReport('2021-11-22', 17, stamp)),
  gamebook: place(pathOf.gamebook('2021-11-22', 'BOS', 'NYK', stamp)),
  teamBoxscore: place(pathOf.teamBoxscore('2021-11-22', '0022100250', stamp)),
  playByPlay: place(pathOf.playByPlay('2021-22', '2021-11-22', '0022100250', 'BOS', 'NYK')),
}

export const bytes = (value: unknown): Uint8Array =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))

/** A deep copy with one value replaced (or removed, when it is undefined), named as `teams.0.points`. */
export function withValue<T>(value: T, path: string, replacement: unknown): T {
  const copy = structuredClone(value)
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  let parent: unknown = copy
  for (const key of keys) parent = Reflect.get(parent as object, key)
  if (replacement === undefined) Reflect.deleteProperty(parent as object, last)
  else Reflect.set(parent as object, last, replacement)
  return copy
}
