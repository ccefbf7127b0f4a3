import { daysBefore, mean, percentOf, ratio, rounded, sampleDeviation, sum } from './arithmetic.ts'
import type { Reference, ReferenceRow } from './game.ts'
import { type PlayerGame, playerGamesBefore } from './player-games.ts'
import { assistedRate, referencePsza } from './reference-psza.ts'
import { paceOf, ratingOf, teamGamesBefore } from './team-games.ts'

const minimumGames = 5
const fullGames = 10

/** Form of every player listed in the date's gamebooks: domain.md §3.7, decisions 1, 5, 7, 11 and 12. */
export function referencePdc(reference: Reference, date: string): ReferenceRow[] {
  const history = playerGamesBefore(reference, date)
  const zoneRows = new Map(
    referencePsza(reference, date)
      .filter(row => row.failure_category === null)
      .map(row => [row.player_lookup, row]),
  )
  const listed = reference.games.filter(game => game.date === date).flatMap(game => game.listed)
  return listed.map(({ lookup, team }) => {
    const games = (history.get(lookup) ?? []).filter(({ line }) => line.seconds > 0 || line.points > 0)
    const entity = { player_lookup: lookup, cache_date: date, games_played_season: games.length }
    if (games.length < minimumGames) return { ...entity, failure_category: 'INSUFFICIENT_DATA' }
    return {
      ...entity,
      failure_category: null,
      ...form(games),
      ...load(games, date),
      ...teamForm(reference, date, team),
      ...zoneColumns(zoneRows.get(lookup)),
      assisted_rate_last_10: assistedRate(games.slice(0, 10)),
      early_season_flag: games.length < fullGames,
    }
  })
}

function form(games: readonly PlayerGame[]) {
  const points = games.map(({ line }) => line.points)
  const lastTen = games.slice(0, 10)
  return {
    points_avg_last_5: rounded(mean(points.slice(0, 5)), 1),
    points_avg_last_10: rounded(mean(points.slice(0, 10)), 1),
    points_avg_season: rounded(mean(points), 1),
    points_std_last_10: rounded(sampleDeviation(points.slice(0, 10)), 2),
    minutes_avg_last_10: rounded(mean(lastTen.map(storedMinutes)), 1),
    usage_rate_last_10: rounded(mean(lastTen.map(usageOf)), 2),
    player_usage_rate_season: rounded(mean(games.map(usageOf)), 2),
    ts_pct_last_10: rounded(mean(lastTen.map(trueShootingOf)), 3),
  }
}

function load(games: readonly PlayerGame[], date: string) {
  const week = games.filter(({ game }) => game.date >= daysBefore(date, 7))
  const fortnight = games.filter(({ game }) => game.date >= daysBefore(date, 14))
  const days = new Set(fortnight.map(({ game }) => game.date))
  return {
    games_in_last_7_days: week.length,
    games_in_last_14_days: fortnight.length,
    minutes_in_last_7_days: rounded(sum(week, storedMinutes), 0),
    minutes_in_last_14_days: rounded(sum(fortnight, storedMinutes), 0),
    avg_minutes_per_game_last_7: rounded(mean(week.map(storedMinutes)), 1),
    back_to_backs_last_14_days: [...days].filter(day => days.has(daysBefore(day, 1))).length,
  }
}

function teamForm(reference: Reference, date: string, team: string) {
  const lastTen = teamGamesBefore(reference, date, team).slice(0, 10)
  return {
    team_pace_last_10: rounded(mean(lastTen.map(({ own }) => paceOf(own))), 1),
    team_off_rating_last_10: rounded(mean(lastTen.map(({ own }) => ratingOf(own))), 2),
  }
}

const zoneColumns = (row: ReferenceRow | undefined) => ({
  primary_scoring_zone: row?.primary_scoring_zone ?? null,
  paint_rate_last_10: row?.paint_rate_last_10 ?? null,
  three_pt_rate_last_10: row?.three_pt_rate_last_10 ?? null,
  shot_zone_data_available: row !== undefined,
})

/** Minutes of a game as stored: one decimal. */
const storedMinutes = ({ line }: PlayerGame): number => rounded(line.seconds / 60, 1) ?? 0

// Per game the textbook share of the team's plays, from the exact playing time, stored with two decimals.
function usageOf({ game, line }: PlayerGame): number | null {
  const team = game.totals.find(totals => totals.team === line.team)
  if (!team) return null
  const plays = ({ fga, fta, turnovers }: { fga: number; fta: number; turnovers: number }) =>
    fga + 0.44 * fta + turnovers
  return rounded(percentOf(plays(line) * (team.minutes / 5), (line.seconds / 60) * plays(team)), 2)
}

const trueShootingOf = ({ line }: PlayerGame): number | null =>
  rounded(ratio(line.points, 2 * (line.fga + 0.44 * line.fta)), 3)
