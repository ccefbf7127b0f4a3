import type { Row, Value } from '../../warehouse/warehouse.ts'

/** The columns by which a person recognises a row. */
const columns: Readonly<Record<string, readonly string[]>> = {
  pgs: ['points', 'minutes_played', 'fg_makes', 'fg_attempts', 'shot_zones_available'],
  togs: ['points_scored', 'offensive_rating', 'pace'],
  tdgs: ['points_allowed', 'defensive_rating', 'shot_zones_available'],
  utgc: ['opponent_team_abbr', 'home_game', 'team_days_rest', 'is_back_to_back'],
  upgc: ['roster_status', 'games_played_season', 'days_rest', 'points_avg_last_5'],
  tdza: ['games_in_sample', 'zone_games_available', 'defensive_rating_last_15', 'weakest_zone'],
  psza: ['games_in_sample_10', 'zone_games_available', 'total_shots_last_10', 'primary_scoring_zone'],
  pcf: ['fatigue_score', 'total_composite_adjustment', 'data_completeness_pct'],
  pdc: ['games_played_season', 'points_avg_last_5', 'points_avg_season', 'shot_zone_data_available'],
  mlfs: ['feature_count', 'feature_quality_score', 'data_source'],
}

/** A row in a few names and values: `points 24, minutes_played 31.2`. */
export const keyNumbers = (target: string, row: Row): string =>
  (columns[target] ?? [])
    .filter(name => row[name] !== undefined)
    .map(name => `${name} ${show(row[name] ?? null)}`)
    .join(', ')

const show = (value: Value): string => (value === null ? 'NULL' : String(value))
