import type { FilePlace } from '../../files/layout.ts'
import { lookupOf } from '../../registry/lookup-of.ts'
import { gamebook } from '../tables/raw/gamebook.ts'
import type { FeedContext, GameOnSchedule } from './feed.ts'
import { type ActivePlayer, type Gamebook, minutesOf } from './gamebook-shape.ts'
import { finalScore } from './scheduled-game.ts'
import { shootingContradictions } from './shooting.ts'

/** Fewer cannot start a game, so the list of that team is missing or cut. */
const startersOfTeam = 5

const longest = gamebook.columns.minutes_decimal.max ?? Number.POSITIVE_INFINITY

/** What cannot be true of a gamebook's path and head. */
export function* headContradictions(place: FilePlace, book: Gamebook): Generator<string> {
  const { date, away_team: away, home_team: home } = book
  const code = `${date.replaceAll('-', '')}/${away}${home}`
  if (place.date !== date) yield `The path says ${place.date}, the file ${date}.`
  if (book.game_code !== code) yield `The game code is ${book.game_code}, but date and teams make ${code}.`
  if (place.subject !== code.replace('/', '-')) yield `The path says game ${place.subject}, the file ${code}.`
  if (book.matchup !== `${away}@${home}`)
    yield `The matchup is ${book.matchup}, but the teams are ${away}@${home}.`
}

/** What cannot be true of a gamebook's players, given the game that the schedule knows. */
export function* playerContradictions(
  book: Gamebook,
  game: GameOnSchedule,
  context: FeedContext,
): Generator<string> {
  const listed = new Set<string>()
  const points = new Map([game.away, game.home].map(team => [team, { active: 0, sum: 0 }]))
  for (const player of [...book.active_players, ...book.dnp_players, ...book.inactive_players]) {
    const team = context.teamCode(player.team) ?? player.team
    const ofTeam = points.get(team)
    if (!ofTeam) yield `${player.name} plays for ${player.team}, which is not in ${book.matchup}.`
    const lookup = lookupOf(player.name)
    if (lookup === '') yield `The name ${JSON.stringify(player.name)} has no Latin letter to look it up by.`
    // Inactive players are printed by last name, which two of a team may share.
    if (player.status === 'inactive') continue
    if (listed.has(`${team} ${lookup}`)) yield `${player.name} of ${team} is listed twice.`
    listed.add(`${team} ${lookup}`)
    if (player.status !== 'active') continue
    yield* lineContradictions(player)
    if (ofTeam) {
      ofTeam.active += 1
      ofTeam.sum += player.stats.points
    }
  }
  for (const [team, { active, sum }] of points) {
    const score = finalScore(game, team)
    if (active < startersOfTeam)
      yield `${team} has ${active} active players; a team needs ${startersOfTeam} to play.`
    else if (score !== undefined && sum !== score) {
      yield `The players of ${team} have ${sum} points, the schedule's final score is ${score}.`
    }
  }
}

function lineContradictions({ name, stats }: ActivePlayer): string[] {
  const found = [
    ...shootingContradictions(name, {
      points: stats.points,
      fieldGoals: { made: stats.field_goals_made, attempted: stats.field_goals_attempted },
      threes: { made: stats.three_pointers_made, attempted: stats.three_pointers_attempted },
      freeThrows: { made: stats.free_throws_made, attempted: stats.free_throws_attempted },
    }),
  ]
  const rebounds = stats.offensive_rebounds + stats.defensive_rebounds
  if (rebounds !== stats.total_rebounds) {
    found.push(
      `${name} has ${stats.total_rebounds} rebounds, but offensive and defensive ones are ${rebounds}.`,
    )
  }
  if (minutesOf(stats.minutes) > longest)
    found.push(`${name} played ${stats.minutes}, more than ${longest} minutes.`)
  return found
}
