import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import { minimumGames } from './minimum-games.ts'
import type { Listing, PlayerEvidence } from './read-player-evidence.ts'
import { sayDates } from './say-dates.ts'
import type { Tested } from './walk.ts'

/** Games that the gamebook says he played before the day, by date. */
const playedBefore = ({ listings, day }: PlayerEvidence): readonly Listing[] =>
  listings.filter(listing => listing.played && listing.day < day)

const readsHistory = ({ processor }: PlayerEvidence): boolean =>
  processor.reads['nba_analytics.player_game_summary'] !== undefined

const days = (listings: readonly Listing[]): readonly CalendarDate[] => listings.map(({ day }) => day)

/** Did Phase 3 make a row of every game behind him? A gap is the cause only where it costs him the minimum. */
export function upstreamRows(evidence: PlayerEvidence): Tested | undefined {
  if (!readsHistory(evidence)) return undefined
  const played = playedBefore(evidence)
  const gaps = played.filter(({ hasRow }) => !hasRow)
  if (played.length === 0)
    return { found: 'note', says: `none: no game played before ${evidence.day} this season` }
  const says = `${played.length - gaps.length} of ${played.length} games before ${evidence.day} have one`
  if (gaps.length === 0) return { found: 'yes', says }
  const minimum = minimumGames(evidence.processor.id)
  const costs = minimum !== undefined && played.length >= minimum && played.length - gaps.length < minimum
  return {
    found: 'no',
    says: `${says}; missing: ${sayDates(days(gaps))}`,
    ...(costs ? { cause: { kind: 'upstream gap', target: 'pgs', dates: days(gaps) } } : {}),
  }
}

/** Has he played as often as the table asks for? */
export function gamesSoFar(evidence: PlayerEvidence): Tested | undefined {
  const minimum = minimumGames(evidence.processor.id)
  if (minimum === undefined) return undefined
  const played = playedBefore(evidence).filter(({ hasRow }) => hasRow)
  if (played.length >= minimum) return { found: 'yes', says: `${played.length}; the minimum is ${minimum}` }
  const dates = played.length === 0 ? '' : ` (${days(played).join(', ')})`
  const { firstRow } = evidence
  const next = firstRow ? `; his first row is on ${firstRow}` : ''
  return {
    found: 'no',
    says: `${played.length} of the minimum of ${minimum}${dates}${next}`,
    cause: { kind: 'too few games', ...(firstRow ? { firstRow } : {}) },
  }
}

const ZONE_SAMPLE = 10
const zoned: ReadonlySet<string> = new Set(['psza', 'pdc', 'pcf', 'mlfs'])

/** Do the games of the sample have play-by-play? Rates rest on those alone; a row is written without any. */
export function zoneRows(evidence: PlayerEvidence): Tested | undefined {
  if (evidence.processor.id === 'pgs') return dayZones(evidence)
  if (!zoned.has(evidence.processor.id)) return undefined
  const sample = playedBefore(evidence)
    .filter(({ hasRow }) => hasRow)
    .slice(-ZONE_SAMPLE)
  if (sample.length === 0) return undefined
  const without = sample.filter(({ hasZones }) => !hasZones)
  const says = `${sample.length - without.length} of the latest ${sample.length} games have play-by-play`
  return without.length === 0
    ? { found: 'yes', says }
    : { found: 'note', says: `${says}; without: ${sayDates(days(without))}` }
}

function dayZones({ games, listings, day }: PlayerEvidence): Tested | undefined {
  const listing = listings.find(each => each.day === day)
  const game = games.find(({ gameId }) => gameId === listing?.gameId)
  if (!game) return undefined
  return game.playByPlayRows > 0
    ? { found: 'yes', says: `the game has play-by-play, ${game.playByPlayRows} events` }
    : { found: 'note', says: 'the game has no play-by-play: zone columns are NULL' }
}
