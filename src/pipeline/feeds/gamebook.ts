import { lookupOf } from '../../registry/lookup-of.ts'
import { seasonOf } from '../season.ts'
import { gamebook } from '../tables/raw/gamebook.ts'
import {
  accepted,
  type Feed,
  type FeedContext,
  firstContradiction,
  type GameOnSchedule,
  type RowOf,
  rejected,
} from './feed.ts'
import { headContradictions, playerContradictions } from './gamebook-contradictions.ts'
import { type Gamebook, gamebookShape, minutesOf } from './gamebook-shape.ts'
import { readJson } from './json-file.ts'
import { gameIdOf, scheduledGame } from './scheduled-game.ts'
import { isTeam } from './team-codes.ts'

type Row = RowOf<typeof gamebook>

/** One gamebook per game: who played and how, who did not, and who was inactive. */
export const gamebookFeed: Feed = {
  id: 'gamebook',
  table: gamebook,
  needsSchedule: true,
  parse(place, bytes, context) {
    const read = readJson(bytes, gamebookShape)
    if (!read.ok) return read
    const book = read.data
    const headFault = firstContradiction(headContradictions(place, book))
    if (headFault) return headFault
    const found = scheduledGame(context, book.date, book.away_team, book.home_team)
    if (!found.ok) {
      const why = whySkipped(book, context)
      return why === undefined ? found : accepted([], `${book.game_code} is ${why}: skipped.`)
    }
    const stranger = players(book).find(player => context.teamCode(player.team) === undefined)
    if (stranger) {
      return rejected(
        'unknown-team',
        `${stranger.name} plays for ${stranger.team}, a team the schedule does not know.`,
      )
    }
    const fault = firstContradiction(playerContradictions(book, found.game, context))
    if (fault) return fault
    const notes = found.game.status === 3 ? [] : [`The schedule does not call ${book.game_code} final yet.`]
    return accepted(rows(book, found.game, context), ...notes)
  },
}

const players = (book: Gamebook) => [...book.active_players, ...book.dnp_players, ...book.inactive_players]

/** The schedule table has only the games that count; a gamebook does not say what kind its game is. */
function whySkipped(book: Gamebook, context: FeedContext): string | undefined {
  if (!isTeam(book.away_team) && !isTeam(book.home_team)) return 'an all-star game'
  const isSeptember = book.date.slice(5, 7) === '09'
  const first = context.firstGameDay(isSeptember ? Number(book.date.slice(0, 4)) : seasonOf(book.date))
  return first !== undefined && book.date < first
    ? `a pre-season game, the season starts on ${first}`
    : undefined
}

function rows(book: Gamebook, game: GameOnSchedule, context: FeedContext): Row[] {
  const listed = new Map<string, number>()
  const gameId = gameIdOf(game.date, game.away, game.home)
  return players(book).map((player): Row => {
    const team = context.teamCode(player.team) ?? player.team
    const status = player.status === 'did_not_play' ? 'dnp' : player.status
    const position = (listed.get(`${team} ${status}`) ?? 0) + 1
    listed.set(`${team} ${status}`, position)
    const stats = player.status === 'active' ? player.stats : undefined
    const reason = 'dnp_reason' in player ? player.dnp_reason : 'reason' in player ? player.reason : null
    // One literal with every column: objects put together by spreading cost a second per season quarter.
    return {
      game_id: gameId,
      game_code: book.game_code,
      game_date: game.date,
      season_year: game.seasonYear,
      home_team_abbr: game.home,
      away_team_abbr: game.away,
      team_abbr: team,
      player_name: player.name,
      player_lookup: lookupOf(player.name),
      player_status: status,
      list_position: position,
      dnp_reason: reason?.trim() || null,
      minutes: stats?.minutes ?? null,
      minutes_decimal: stats ? minutesOf(stats.minutes) : null,
      points: stats?.points ?? null,
      field_goals_made: stats?.field_goals_made ?? null,
      field_goals_attempted: stats?.field_goals_attempted ?? null,
      three_pointers_made: stats?.three_pointers_made ?? null,
      three_pointers_attempted: stats?.three_pointers_attempted ?? null,
      free_throws_made: stats?.free_throws_made ?? null,
      free_throws_attempted: stats?.free_throws_attempted ?? null,
      offensive_rebounds: stats?.offensive_rebounds ?? null,
      defensive_rebounds: stats?.defensive_rebounds ?? null,
      total_rebounds: stats?.total_rebounds ?? null,
      assists: stats?.assists ?? null,
      steals: stats?.steals ?? null,
      blocks: stats?.blocks ?? null,
      turnovers: stats?.turnovers ?? null,
      personal_fouls: stats?.personal_fouls ?? null,
      plus_minus: stats?.plus_minus ?? null,
      field_goal_percentage: null,
      requires_manual_review: null,
    }
  })
}
