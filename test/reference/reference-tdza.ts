import { daysBefore, mean, ratio, rounded, sum } from './arithmetic.ts'
import type { Reference, ReferenceRow } from './game.ts'
import { paceOf, ratingOf, type TeamGame, teamGamesBefore } from './team-games.ts'
import { countZones, type Shooting, type ZoneCounts } from './zone-counts.ts'

const fullWindow = 15
const mediumGames = 10
const minimumGames = 5
const leagueDays = 30
const leagueGames = 10
const leagueTeams = 10

type Percentages = { paint: number | null; mid_range: number | null; three: number | null }

const defaultLeague: Percentages = { paint: 0.58, mid_range: 0.41, three: 0.355 }

/** Zone defence of every team of the season before the date: domain.md §3.4, decisions 1, 2, 4, 6 and 11. */
export function referenceTdza(reference: Reference, date: string): ReferenceRow[] {
  const league = leagueAverage(reference, date)
  return reference.teams.map(team =>
    toRow(team, date, teamGamesBefore(reference, date, team).slice(0, fullWindow), league),
  )
}

/** Mean over the teams with ten games in the thirty days before the date; constants while they are fewer than ten. */
function leagueAverage(reference: Reference, date: string): Percentages {
  const teams = reference.teams
    .map(team =>
      teamGamesBefore(reference, date, team).filter(({ game }) => game.date >= daysBefore(date, leagueDays)),
    )
    .filter(games => games.length >= leagueGames)
    .map(games => percentages(countZones(games.map(allowed))))
    .filter(({ paint, mid_range, three }) => paint !== null && mid_range !== null && three !== null)
  if (teams.length < leagueTeams) return defaultLeague
  return {
    paint: mean(teams.map(({ paint }) => paint)),
    mid_range: mean(teams.map(({ mid_range }) => mid_range)),
    three: mean(teams.map(({ three }) => three)),
  }
}

function toRow(
  team_abbr: string,
  analysis_date: string,
  games: readonly TeamGame[],
  league: Percentages,
): ReferenceRow {
  const entity = { team_abbr, analysis_date, games_in_sample: games.length }
  if (games.length < minimumGames) return { ...entity, failure_category: 'INSUFFICIENT_DATA' }

  const zones = countZones(games.map(allowed))
  const pct = percentages(zones)
  const against = {
    paint: difference(pct.paint, league.paint),
    mid_range: difference(pct.mid_range, league.mid_range),
    perimeter: difference(pct.three, league.three),
  }
  const perGame = (total: number) => rounded(ratio(total, zones.games), 1)
  return {
    ...entity,
    failure_category: null,
    paint_pct_allowed_last_15: rounded(pct.paint, 3),
    mid_range_pct_allowed_last_15: rounded(pct.mid_range, 3),
    three_pt_pct_allowed_last_15: rounded(pct.three, 3),
    paint_attempts_allowed_per_game: perGame(zones.attempts.paint),
    paint_points_allowed_per_game: perGame(2 * zones.makes.paint),
    mid_range_attempts_allowed_per_game: perGame(zones.attempts.mid_range),
    three_pt_attempts_allowed_per_game: perGame(zones.attempts.three),
    paint_defense_vs_league_avg: rounded(against.paint, 2),
    mid_range_defense_vs_league_avg: rounded(against.mid_range, 2),
    three_pt_defense_vs_league_avg: rounded(against.perimeter, 2),
    defensive_rating_last_15: rounded(mean(games.map(({ opponent }) => ratingOf(opponent))), 2),
    opponent_points_per_game: rounded(sum(games, ({ opponent }) => opponent.points) / games.length, 1),
    opponent_pace: rounded(mean(games.map(({ opponent }) => paceOf(opponent))), 1),
    zone_games_available: zones.games,
    ...extremeZones(against),
    data_quality_tier: games.length >= fullWindow ? 'high' : games.length >= mediumGames ? 'medium' : 'low',
    early_season_flag: games.length < fullWindow,
  }
}

const allowed = ({ game, opponent }: TeamGame): Shooting => ({
  shots: game.shots?.filter(shot => shot.team === opponent.team),
  tpa: opponent.tpa,
  tpm: opponent.tpm,
})

const percentages = ({ attempts, makes }: ZoneCounts): Percentages => ({
  paint: ratio(makes.paint, attempts.paint),
  mid_range: ratio(makes.mid_range, attempts.mid_range),
  three: ratio(makes.three, attempts.three),
})

const difference = (team: number | null, league: number | null) =>
  team === null || league === null ? null : (team - league) * 100

// Of equal zones the first counts, in the order paint, mid_range, perimeter.
function extremeZones(against: Readonly<Record<'paint' | 'mid_range' | 'perimeter', number | null>>) {
  const known = Object.entries(against).flatMap(([zone, value]) => (value === null ? [] : [{ zone, value }]))
  const ordered = [...known].sort((a, b) => a.value - b.value)
  const last = ordered.at(-1)
  return {
    strongest_zone: ordered[0]?.zone ?? null,
    weakest_zone: known.find(({ value }) => value === last?.value)?.zone ?? null,
  }
}
