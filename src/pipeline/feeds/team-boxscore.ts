import { z } from 'zod'
import type { FilePlace } from '../../files/layout.ts'
import { teamBoxscore } from '../tables/raw/team-boxscore.ts'
import { accepted, type Feed, firstContradiction, type GameOnSchedule, type RowOf } from './feed.ts'
import { gameKindOf, isLoaded } from './game-kind.ts'
import { readJson } from './json-file.ts'
import { finalScore, gameIdOf, scheduledGameById } from './scheduled-game.ts'
import { countIn, gameDay, nbaGameIdText, team } from './shapes.ts'
import { shootingContradictions } from './shooting.ts'

const { columns } = teamBoxscore

const shots = (made: typeof columns.fg_made, attempted: typeof columns.fg_made) =>
  z.object({ made: countIn(made), attempted: countIn(attempted) })

// The feed has both 240 and `240:00`.
const minutes = z.union([
  z.int(),
  z
    .string()
    .regex(/^\d{3}:00$/, 'must be 240:00 or 240')
    .transform(text => Number(text.slice(0, 3))),
])

const line = z.object({
  teamAbbreviation: team,
  teamName: z.string().nullish(),
  isHome: z.boolean(),
  minutes,
  points: countIn(columns.points),
  fieldGoals: shots(columns.fg_made, columns.fg_attempted),
  threePointers: shots(columns.three_pt_made, columns.three_pt_attempted),
  freeThrows: shots(columns.ft_made, columns.ft_attempted),
  rebounds: z.object({
    offensive: countIn(columns.offensive_rebounds),
    defensive: countIn(columns.defensive_rebounds),
    total: countIn(columns.total_rebounds),
  }),
  assists: countIn(columns.assists),
  steals: countIn(columns.steals),
  blocks: countIn(columns.blocks),
  turnovers: countIn(columns.turnovers),
  personalFouls: countIn(columns.personal_fouls),
  plusMinus: countIn(columns.plus_minus).nullish(),
})

const file = z.object({
  gameId: nbaGameIdText,
  gameDate: gameDay,
  homeTeam: team,
  awayTeam: team,
  teams: z.array(line),
})

type Box = z.infer<typeof file>
type Line = z.infer<typeof line>

/** The totals of both teams of a game. */
export const teamBoxscoreFeed: Feed = {
  id: 'team_boxscore',
  table: teamBoxscore,
  needsSchedule: true,
  parse(place, bytes, context) {
    const read = readJson(bytes, file)
    if (!read.ok) return read
    const box = read.data
    const kind = gameKindOf(box.gameId)
    if (kind && !isLoaded(kind)) return accepted([], `${box.gameId} is a ${kind} game: skipped.`)
    const found = scheduledGameById(context, box.gameId)
    if (!found.ok) return found
    const fault = firstContradiction(contradictions(place, box, found.game))
    if (fault) return fault
    const notes = found.game.status === 3 ? [] : [`The schedule does not call ${box.gameId} final yet.`]
    return accepted(
      box.teams.map(t => row(t, found.game)),
      ...notes,
      ...plusMinusNotes(box),
    )
  },
}

function* contradictions(place: FilePlace, box: Box, game: GameOnSchedule): Generator<string> {
  if (place.subject !== box.gameId) yield `The path says game ${place.subject}, the file ${box.gameId}.`
  if (place.date !== box.gameDate) yield `The path says ${place.date}, the file ${box.gameDate}.`
  if (game.date !== box.gameDate)
    yield `The schedule has ${box.gameId} on ${game.date}, the file on ${box.gameDate}.`
  if (game.away !== box.awayTeam || game.home !== box.homeTeam) {
    yield `The schedule has ${game.away}@${game.home}, the file ${box.awayTeam}@${box.homeTeam}.`
  }
  const named = box.teams.map(t => t.teamAbbreviation)
  if (named.length !== 2 || !named.includes(box.awayTeam) || !named.includes(box.homeTeam)) {
    yield `The file must have one line each for ${box.awayTeam} and ${box.homeTeam}; it has ${named.join(', ') || 'none'}.`
    return
  }
  for (const t of box.teams) yield* lineContradictions(t, box, game)
}

function* lineContradictions(t: Line, box: Box, game: GameOnSchedule): Generator<string> {
  const name = t.teamAbbreviation
  if (t.isHome !== (name === box.homeTeam))
    yield `${name} has isHome ${t.isHome}, but the home team is ${box.homeTeam}.`
  yield* shootingContradictions(name, {
    points: t.points,
    fieldGoals: t.fieldGoals,
    threes: t.threePointers,
    freeThrows: t.freeThrows,
  })
  const { offensive, defensive, total } = t.rebounds
  if (offensive + defensive !== total) {
    yield `${name} has ${total} rebounds, but offensive and defensive ones are ${offensive + defensive}.`
  }
  const { min = 240, max = 440 } = columns.minutes
  if (t.minutes < min || t.minutes > max || (t.minutes - min) % 25 !== 0) {
    yield `${name} has ${t.minutes} minutes; a team has ${min}, and 25 more per overtime.`
  }
  const score = finalScore(game, name)
  if (score !== undefined && score !== t.points) {
    yield `${name} has ${t.points} points, the schedule's final score is ${score}.`
  }
}

/** The source's own plus-minus is off by a few points in one game of 200; the score is what counts. */
function plusMinusNotes({ teams }: Box): string[] {
  return teams.flatMap(t => {
    const others = teams.find(other => other !== t)?.points ?? 0
    return typeof t.plusMinus === 'number' && t.plusMinus !== t.points - others
      ? [`${t.teamAbbreviation} has plus-minus ${t.plusMinus}, but the score is ${t.points}:${others}.`]
      : []
  })
}

const row = (t: Line, game: GameOnSchedule): RowOf<typeof teamBoxscore> => ({
  game_id: gameIdOf(game.date, game.away, game.home),
  nba_game_id: game.nbaGameId,
  game_date: game.date,
  season_year: game.seasonYear,
  team_abbr: t.teamAbbreviation,
  team_name: t.teamName?.trim() || null,
  is_home: t.isHome,
  minutes: t.minutes,
  fg_made: t.fieldGoals.made,
  fg_attempted: t.fieldGoals.attempted,
  three_pt_made: t.threePointers.made,
  three_pt_attempted: t.threePointers.attempted,
  ft_made: t.freeThrows.made,
  ft_attempted: t.freeThrows.attempted,
  offensive_rebounds: t.rebounds.offensive,
  defensive_rebounds: t.rebounds.defensive,
  total_rebounds: t.rebounds.total,
  assists: t.assists,
  steals: t.steals,
  blocks: t.blocks,
  turnovers: t.turnovers,
  personal_fouls: t.personalFouls,
  points: t.points,
  plus_minus: t.plusMinus ?? null,
})
