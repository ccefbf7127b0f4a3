import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import { type DayGame, matchup } from './day-games.ts'
import { leagueDay, wasPostponed } from './league-day.ts'
import { minimumGames } from './minimum-games.ts'
import type { TeamEvidence } from './read-team-evidence.ts'
import { nearestGameDay, type TeamGame } from './read-team-games.ts'
import { recordTests } from './record-tests.ts'
import { sayDates } from './say-dates.ts'
import { type Test, type Tested, type Walk, walk } from './walk.ts'

const tests: readonly Test<TeamEvidence>[] = [
  { test: 'game that day', look: gameThatDay },
  { test: 'team box score', look: boxScore },
  { test: 'TDGS rows', look: upstreamRows },
  { test: 'games so far', look: gamesSoFar },
  { test: 'zone rows', look: zoneRows },
  ...recordTests,
]

/** Why a team has a row, or has none. */
export const walkTeam = (evidence: TeamEvidence): Walk => walk(tests, evidence)

/** TDZA covers every team of the season on every game day. */
const needsGame = ({ processor }: TeamEvidence): boolean => processor.id !== 'tdza'

const gameOf = ({ games, team }: TeamEvidence): DayGame | undefined =>
  games.find(({ away, home }) => away === team.code || home === team.code)

function gameThatDay(evidence: TeamEvidence): Tested {
  const { games, day, calendar, team, teamGames, processor } = evidence
  const league = leagueDay(evidence, games)
  if (league) return league
  const game = gameOf(evidence)
  if (!game) {
    const nearest = nearestGameDay(teamGames, day)
    const says = `${team.code} does not play on ${day}${nearest ? `, but on ${nearest}` : ''}`
    return needsGame(evidence)
      ? { found: 'no', says, cause: { kind: 'team off', ...(nearest ? { nearest } : {}) } }
      : { found: 'note', says: `${says}; ${processor.id} covers every team of the season all the same` }
  }
  if (wasPostponed(game, day, calendar.today)) {
    const says = `${matchup(game)} was not played: ${game.statusText || 'not final'}`
    return needsGame(evidence) ? { found: 'no', says, cause: { kind: 'postponed' } } : { found: 'note', says }
  }
  if (!game.isFinal && !processor.preGame) {
    return { found: 'no', says: `${matchup(game)} is not played yet`, cause: { kind: 'not played yet' } }
  }
  return {
    found: 'yes',
    says: `${matchup(game)}, ${game.isFinal ? 'final' : game.statusText || 'not played yet'}`,
  }
}

function boxScore(evidence: TeamEvidence): Tested | undefined {
  const game = gameOf(evidence)
  if (!['togs', 'tdgs'].includes(evidence.processor.id) || !game) return undefined
  if (game.boxScoreRows > 0) return { found: 'yes', says: `${game.boxScoreRows} of 2 rows` }
  const says = `the game is final and has no team box score (${game.gameId})`
  return { found: 'no', says, cause: { kind: 'no source', feed: 'team_boxscore', gameId: game.gameId } }
}

/** Games before the day that the schedule says were played, the latest fifteen. */
const sampleOf = ({ teamGames, day }: TeamEvidence): readonly TeamGame[] =>
  teamGames.filter(game => game.isFinal && game.day < day).slice(-15)

const days = (games: readonly TeamGame[]): readonly CalendarDate[] => games.map(({ day }) => day)

function upstreamRows(evidence: TeamEvidence): Tested | undefined {
  const minimum = minimumGames(evidence.processor.id)
  const played = sampleOf(evidence)
  if (minimum === undefined || played.length === 0) return undefined
  const gaps = played.filter(({ hasRow }) => !hasRow)
  const says = `${played.length - gaps.length} of the latest ${played.length} games before ${evidence.day} have one`
  if (gaps.length === 0) return { found: 'yes', says }
  const costs = played.length >= minimum && played.length - gaps.length < minimum
  return {
    found: 'no',
    says: `${says}; missing: ${sayDates(days(gaps))}`,
    ...(costs ? { cause: { kind: 'upstream gap', target: 'tdgs', dates: days(gaps) } } : {}),
  }
}

function gamesSoFar(evidence: TeamEvidence): Tested | undefined {
  const minimum = minimumGames(evidence.processor.id)
  if (minimum === undefined) return undefined
  const played = sampleOf(evidence).filter(({ hasRow }) => hasRow)
  if (played.length >= minimum) return { found: 'yes', says: `${played.length}; the minimum is ${minimum}` }
  const dates = played.length === 0 ? '' : ` (${days(played).join(', ')})`
  const { firstRow } = evidence
  return {
    found: 'no',
    says: `${played.length} of the minimum of ${minimum}${dates}${firstRow ? `; its first row is on ${firstRow}` : ''}`,
    cause: { kind: 'too few games', ...(firstRow ? { firstRow } : {}) },
  }
}

function zoneRows(evidence: TeamEvidence): Tested | undefined {
  if (minimumGames(evidence.processor.id) === undefined) return undefined
  const sample = sampleOf(evidence).filter(({ hasRow }) => hasRow)
  const without = sample.filter(({ hasZones }) => !hasZones)
  const says = `${sample.length - without.length} of the latest ${sample.length} games have play-by-play`
  return without.length === 0
    ? { found: 'yes', says }
    : { found: 'note', says: `${says}; without: ${sayDates(days(without))}` }
}
