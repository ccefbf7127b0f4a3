import { spellingOf } from '../../registry/spelling.ts'
import { matchup } from './day-games.ts'
import { leagueDay, wasPostponed } from './league-day.ts'
import { gamesSoFar, upstreamRows, zoneRows } from './player-history-tests.ts'
import type { Listing, PlayerEvidence, Unnamed } from './read-player-evidence.ts'
import { nearestGameDay } from './read-team-games.ts'
import { recordTests } from './record-tests.ts'
import { type Test, type Tested, type Walk, walk } from './walk.ts'

/** The order of tests of domain.md §11 for a player. */
const tests: readonly Test<PlayerEvidence>[] = [
  { test: 'game that day', look: gameThatDay },
  { test: 'in the gamebook', look: inTheGamebook },
  { test: 'name', look: name },
  { test: 'PGS rows', look: upstreamRows },
  { test: 'games so far', look: gamesSoFar },
  { test: 'zone rows', look: zoneRows },
  ...recordTests,
]

/** Why a player has a row, or has none. */
export const walkPlayer = (evidence: PlayerEvidence): Walk => walk(tests, evidence)

/** PSZA covers everybody who has played before, whether his team plays that day or not. */
const needsGame = ({ processor }: PlayerEvidence): boolean => processor.id !== 'psza'

const listingOf = ({ listings, day }: PlayerEvidence): Listing | undefined =>
  listings.find(listing => listing.day === day)

const gameOf = (evidence: PlayerEvidence) => {
  const listing = listingOf(evidence)
  return evidence.games.find(({ gameId, away, home }) =>
    listing ? gameId === listing.gameId : away === evidence.team || home === evidence.team,
  )
}

function gameThatDay(evidence: PlayerEvidence): Tested {
  const { games, day, calendar, team, teamGames, processor } = evidence
  const league = leagueDay(evidence, games)
  if (league) return league
  const game = gameOf(evidence)
  if (!game) {
    const nearest = nearestGameDay(teamGames, day)
    const says = `${team ?? 'his team'} does not play on ${day}${nearest ? `, but on ${nearest}` : ''}`
    return needsGame(evidence)
      ? { found: 'no', says, cause: { kind: 'team off', ...(nearest ? { nearest } : {}) } }
      : { found: 'note', says: `${says}; ${processor.id} covers every player of the season all the same` }
  }
  if (wasPostponed(game, day, calendar.today)) {
    const says = `${matchup(game)} was not played: ${game.statusText || 'not final'}`
    return needsGame(evidence) ? { found: 'no', says, cause: { kind: 'postponed' } } : { found: 'note', says }
  }
  return {
    found: 'yes',
    says: `${matchup(game)}, ${game.isFinal ? 'final' : game.statusText || 'not played yet'}`,
  }
}

function inTheGamebook(evidence: PlayerEvidence): Tested | undefined {
  const { processor, player, day } = evidence
  const [game, listing] = [gameOf(evidence), listingOf(evidence)]
  if (!game) return undefined
  if (!game.isFinal) {
    if (!processor.preGame) {
      return { found: 'no', says: 'the game is not played yet', cause: { kind: 'not played yet' } }
    }
    return {
      found: 'note',
      says: `not played yet; on the season's roster of ${player.teams.join(', ') || 'no team'}`,
    }
  }
  if (game.gamebookRows === 0) {
    const says = `the game is final and has no gamebook (${game.gameId})`
    return needsGame(evidence)
      ? { found: 'no', says, cause: { kind: 'no source', feed: 'gamebook', gameId: game.gameId } }
      : { found: 'note', says }
  }
  if (listing) {
    if (processor.id === 'pgs' && listing.status !== 'active') {
      const says = `${sayListing(listing)}; pgs has the active players only`
      return { found: 'no', says, cause: { kind: 'not active' } }
    }
    return { found: 'yes', says: sayListing(listing) }
  }
  const says = `not listed among ${game.gamebookRows} players of ${matchup(game)} on ${day}`
  if (!needsGame(evidence) || couldBe(evidence)) return { found: 'note', says }
  return { found: 'no', says, cause: { kind: 'not listed' } }
}

const sayListing = ({ status, team, minutes, dnpReason }: Listing): string =>
  `${status} for ${team}${minutes !== undefined && status === 'active' ? `, ${minutes.toFixed(1)} minutes` : ''}${dnpReason ? ` (${dnpReason})` : ''}`

function name(evidence: PlayerEvidence): Tested | undefined {
  const listing = listingOf(evidence)
  if (listing) return nameOf(listing, evidence)
  const unnamed = couldBe(evidence)
  if (!unnamed) return undefined
  const who =
    unnamed.candidates.length > 0 ? `could be ${unnamed.candidates.join(' or ')}` : 'is nobody known'
  const says = `the inactive ${unnamed.printed} of ${unnamed.team} ${who}; his row goes by ${unnamed.entity}`
  return needsGame(evidence)
    ? { found: 'no', says, cause: { kind: 'name unresolved', entity: unnamed.entity } }
    : { found: 'note', says }
}

function nameOf({ status, printed, rule, team }: Listing, { failure, entity }: PlayerEvidence): Tested {
  if (status !== 'inactive') return { found: 'yes', says: `printed in full as ${printed}` }
  if (rule !== 'ambiguous' && rule !== 'unknown')
    return { found: 'yes', says: `printed as ${printed}, named by ${rule}` }
  const says = `nobody could tell whom ${team} means by the inactive ${printed} (${rule})`
  return failure?.category === 'PLAYER_NOT_IN_REGISTRY'
    ? { found: 'no', says, cause: { kind: 'name unresolved', entity } }
    : { found: 'note', says }
}

/** An inactive player of the day whom nobody could name, and who may be he. */
function couldBe({ unnamed, player, team }: PlayerEvidence): Unnamed | undefined {
  const tails = spellingOf(player.name, player.lookup).tails
  return unnamed.find(
    each =>
      each.candidates.includes(player.lookup) ||
      (each.candidates.length === 0 && each.team === team && tails.includes(each.rawLookup)),
  )
}
