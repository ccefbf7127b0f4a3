import { type Absence, absencesOf } from './absences.ts'
import { drawLineup, type Lineup } from './lineup.ts'
import { postponeOne } from './postpone.ts'
import { randomOf } from './random.ts'
import { rostersOf, type SeasonRosters } from './rosters.ts'
import { type Game, seasonSchedule } from './schedule.ts'
import { type Season, seasons } from './season-calendar.ts'
import { type PlayedGame, simulateGame } from './simulate-game.ts'
import { type Strength, strengthsOf } from './team-strength.ts'
import type { Team } from './teams.ts'
import { placeTroubles, postponedOn, type SeasonTroubles } from './troubles.ts'

export type SampleOptions = {
  /** The first so many of 2021-22, 2022-23, 2023-24, 2024-25. */
  readonly seasons: 1 | 2 | 3 | 4
  /** The same seed gives the same bytes. */
  readonly seed: number
  /** At most so many games per team and season, the earliest ones; for small tests. Whole seasons without it. */
  readonly games?: number
  /** Only the games of the first so many calendar days of each season exist. Whole seasons without it. */
  readonly days?: number
}

/** Everything about a season but the games' course, which is drawn game by game. */
export type SeasonPlan = {
  readonly season: Season
  readonly seed: number
  readonly rosters: SeasonRosters
  /** Games that are played, in order of date. */
  readonly games: readonly Game[]
  /** Games that were on the schedule and not played on that date. */
  readonly unplayed: readonly Game[]
  readonly troubles: SeasonTroubles
  readonly absentBecause: Absence
  readonly strengthOf: (team: Team) => Strength
}

/** Plans the league: rosters, schedule, injuries and troubles of each season. Takes about 0.1 s per season. */
export function planLeague(options: SampleOptions): readonly SeasonPlan[] {
  const { seed, days = Number.POSITIVE_INFINITY } = options
  const chosen = seasons.slice(0, options.seasons)
  return rostersOf(seed, chosen).map((rosters, nth) => {
    const { season } = rosters
    const whole = postponeOne(seasonSchedule(seed, season), postponedOn(nth === 0))
    const within = whole.games.filter(game => game.day < days)
    const games = options.games === undefined ? within : firstGamesOfTeams(within, options.games)
    const { from, to } = whole.postponed
    const lastDay = games.at(-1)?.day ?? -1
    const postponed = from.day <= lastDay ? [games.includes(to) ? { from, to } : { from }] : []
    return {
      season,
      seed,
      rosters,
      games,
      unplayed: postponed.map(({ from }) => from),
      troubles: placeTroubles(nth === 0, rosters, games, postponed),
      absentBecause: absencesOf(seed, season),
      strengthOf: strengthsOf(seed, season),
    }
  })
}

function firstGamesOfTeams(games: readonly Game[], most: number): readonly Game[] {
  const played = new Map<Team, number>()
  return games.filter(({ home, away }) => {
    const [atHome, onTheRoad] = [played.get(home) ?? 0, played.get(away) ?? 0]
    if (atHome >= most || onTheRoad >= most) return false
    played.set(home, atHome + 1)
    played.set(away, onTheRoad + 1)
    return true
  })
}

/** Who plays, sits and is inactive in a team's game. Each game has streams of its own, so any can be drawn alone. */
function lineupOf(plan: SeasonPlan, game: Game, team: Team): Lineup {
  return drawLineup(
    randomOf(plan.seed, 'lineup', game.id, team.code),
    plan.rosters.squadOn(team, game.day),
    player => plan.absentBecause(player, game.day),
    plan.troubles.roleOf(game, team),
  )
}

export type Lineups = { readonly home: Lineup; readonly away: Lineup }

export const lineupsOf = (plan: SeasonPlan, game: Game): Lineups => ({
  home: lineupOf(plan, game, game.home),
  away: lineupOf(plan, game, game.away),
})

export function playGame(plan: SeasonPlan, game: Game, lineups: Lineups): PlayedGame {
  return simulateGame(
    randomOf(plan.seed, 'game', game.id),
    { lineup: lineups.home, strength: plan.strengthOf(game.home), atHome: true },
    { lineup: lineups.away, strength: plan.strengthOf(game.away), atHome: false },
  )
}
