import { z } from 'zod'
import type { FilePlace } from '../../files/layout.ts'
import { seasonYearOf } from '../season.ts'
import { schedule } from '../tables/raw/schedule.ts'
import { accepted, type Feed, firstContradiction, type RowOf, rejected } from './feed.ts'
import { gameKindOf, isLoaded } from './game-kind.ts'
import { readJson } from './json-file.ts'
import { countIn, nbaGameIdText, seasonOfText } from './shapes.ts'
import { isTeam } from './team-codes.ts'

const side = z.object({
  // Playoff games stand in the schedule before their teams are known.
  teamTricode: z.string().nullish(),
  teamName: z.string().nullish(),
  teamCity: z.string().nullish(),
  score: countIn(schedule.columns.home_team_score).nullish(),
})

const game = z.object({
  gameId: nbaGameIdText,
  gameCode: z.string(),
  gameStatus: countIn(schedule.columns.game_status),
  gameStatusText: z.string().nullish(),
  // Not gameDate: that one is US-formatted in some seasons, and 01/… sorts before 10/….
  gameDateEst: z.string().regex(/^\d{4}-\d{2}-\d{2}(?:T|$)/, 'must be an ISO date'),
  homeTeam: side,
  awayTeam: side,
  isRegularSeason: z.boolean(),
  isPlayoffs: z.boolean(),
  isAllStar: z.boolean(),
})

const file = z.object({ season_nba_format: seasonOfText, games: z.array(game) })

type Game = z.infer<typeof game>

/** The schedule of a season: what all other feeds are checked against. */
export const scheduleFeed: Feed = {
  id: 'schedule',
  table: schedule,
  needsSchedule: false,
  parse(place, bytes) {
    const read = readJson(bytes, file)
    if (!read.ok) return read
    const { season_nba_format: season, games } = read.data
    if (games.length === 0) return rejected('no-rows', `The schedule of ${season} has no games.`)
    const counted = games.filter(g => !g.isAllStar && isLoaded(gameKindOf(g.gameId)))
    const known = counted.filter(g => g.homeTeam.teamTricode && g.awayTeam.teamTricode)
    const stranger = known.find(
      g => !isTeam(g.homeTeam.teamTricode ?? '') || !isTeam(g.awayTeam.teamTricode ?? ''),
    )
    if (stranger) {
      return rejected(
        'unknown-team',
        `Game ${stranger.gameId} is ${matchup(stranger)}; one of these is no NBA team.`,
      )
    }
    const fault = firstContradiction(contradictions(place, season, games, known))
    if (fault) return fault
    const notes: string[] = []
    if (counted.length < games.length)
      notes.push(`${games.length - counted.length} pre-season, all-star or cup games skipped`)
    if (known.length < counted.length)
      notes.push(`${counted.length - known.length} games without teams yet skipped`)
    const moved = known.filter(g => dateInCode(g) !== dateOf(g)).length
    if (moved > 0)
      notes.push(`${moved} games carry another date in their code than in gameDateEst, which counts`)
    return accepted(
      known.map(g => row(g, season)),
      ...notes,
    )
  },
}

function* contradictions(place: FilePlace, season: string, games: Game[], known: Game[]): Generator<string> {
  const year = seasonYearOf(season)
  if (year === undefined) {
    yield `${season} is not a season: 2021 is followed by 22.`
    return
  }
  if (place.season !== season) yield `The path says season ${place.season}, the file ${season}.`
  const seen = new Map<string, string>()
  for (const g of games) {
    if (seen.has(g.gameId)) yield `Game ${g.gameId} is listed twice.`
    seen.set(g.gameId, '')
  }
  for (const g of known) {
    const date = dateOf(g)
    const name = `${date} ${matchup(g)}`
    const other = seen.get(name)
    if (other !== undefined) yield `Games ${other} and ${g.gameId} are both ${name}.`
    seen.set(name, g.gameId)
    if (g.gameId.slice(3, 5) !== season.slice(2, 4))
      yield `Game ${g.gameId} is not of season ${season} by its id.`
    // A season may end in October of the next year, as 2019-20 did.
    if (date < `${year}-07-01` || date >= `${year + 1}-11-01`)
      yield `Game ${g.gameId} is on ${date}, outside season ${season}.`
    if (g.homeTeam.teamTricode === g.awayTeam.teamTricode)
      yield `Game ${g.gameId} is ${matchup(g)}: a team against itself.`
    if (g.gameCode.slice(9) !== `${g.awayTeam.teamTricode}${g.homeTeam.teamTricode}`) {
      yield `Game ${g.gameId} is ${matchup(g)}, but its code is ${g.gameCode}.`
    }
    if (g.isRegularSeason !== (gameKindOf(g.gameId) === 'regular')) {
      yield `Game ${g.gameId} is ${gameKindOf(g.gameId)} by its id, but isRegularSeason is ${g.isRegularSeason}.`
    }
    if (isFinal(g) && (!g.homeTeam.score || !g.awayTeam.score || g.homeTeam.score === g.awayTeam.score)) {
      yield `Game ${g.gameId} is final, but its score is ${g.awayTeam.score ?? 'missing'}:${g.homeTeam.score ?? 'missing'}.`
    }
  }
}

const dateOf = (g: Game) => g.gameDateEst.slice(0, 10)
const dateInCode = (g: Game) => g.gameCode.slice(0, 8).replace(/(\d{4})(\d{2})(\d{2})/, '$1-$2-$3')
const matchup = (g: Game) => `${g.awayTeam.teamTricode}@${g.homeTeam.teamTricode}`
// A postponed game may keep status 3 with no score until its new date is known.
const isFinal = (g: Game) =>
  g.gameStatus === 3 && !/^(?:ppd|postponed|cancell?ed)/i.test(g.gameStatusText ?? '')

function row(g: Game, season: string): RowOf<typeof schedule> {
  const { homeTeam: home, awayTeam: away } = g
  return {
    game_id: g.gameId,
    game_code: `${dateOf(g).replaceAll('-', '')}/${away.teamTricode}${home.teamTricode}`,
    season_year: seasonYearOf(season) ?? null,
    season_nba_format: season,
    game_date: dateOf(g),
    // A postponed game may keep status 3; downstream 3 means that it was played.
    game_status: g.gameStatus === 3 && !isFinal(g) ? 1 : g.gameStatus,
    game_status_text: g.gameStatusText?.trim() ?? null,
    home_team_tricode: home.teamTricode ?? null,
    away_team_tricode: away.teamTricode ?? null,
    home_team_name: fullName(home),
    away_team_name: fullName(away),
    // Scores of a game not yet played are 0 in the feed, those of a live one are not final: neither is a score.
    home_team_score: isFinal(g) ? (home.score ?? null) : null,
    away_team_score: isFinal(g) ? (away.score ?? null) : null,
    is_regular_season: g.isRegularSeason,
    is_playoffs: !g.isRegularSeason,
    is_all_star: false,
  }
}

/** Some snapshots have the whole name in teamName, some only the second part of it. */
function fullName({ teamCity, teamName, teamTricode }: z.infer<typeof side>): string {
  const name = teamName?.trim() || teamTricode || ''
  return teamCity && !name.startsWith(teamCity) ? `${teamCity} ${name}` : name
}
