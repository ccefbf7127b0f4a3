const source = (alias: string) =>
  `source_${alias}_last_updated TIMESTAMPTZ, source_${alias}_rows_found BIGINT, source_${alias}_completeness_pct NUMERIC(5, 2), source_${alias}_hash VARCHAR`

/** Columns of an earlier pipeline (domain.md §1.6, 1.7): in their order, with bare decimals and columns of its own. */
export const tablesOfOriginal: readonly string[] = [
  'CREATE SCHEMA nba_analytics',
  'CREATE SCHEMA nba_precompute',
  `CREATE TABLE nba_analytics.player_game_summary (
    player_lookup VARCHAR NOT NULL, universal_player_id VARCHAR, player_full_name VARCHAR, game_id VARCHAR NOT NULL,
    game_date DATE NOT NULL, season_year BIGINT, team_abbr VARCHAR, opponent_team_abbr VARCHAR, points BIGINT,
    minutes_played NUMERIC(38, 9), assists BIGINT, steals BIGINT, blocks BIGINT, turnovers BIGINT, fg_attempts BIGINT,
    fg_makes BIGINT, three_pt_attempts BIGINT, three_pt_makes BIGINT, ft_attempts BIGINT, ft_makes BIGINT,
    offensive_rebounds BIGINT, defensive_rebounds BIGINT, personal_fouls BIGINT, plus_minus BIGINT,
    points_line NUMERIC(4, 1), over_under_result VARCHAR, ${source('nbac')}, ${source('bdl')},
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(), processed_at TIMESTAMPTZ)`,
  `CREATE TABLE nba_precompute.player_shot_zone_analysis (
    ${source('player_game')}, analysis_date DATE NOT NULL, player_lookup VARCHAR NOT NULL, universal_player_id VARCHAR,
    paint_rate_last_10 NUMERIC(38, 9), mid_range_rate_last_10 NUMERIC(38, 9), three_pt_rate_last_10 NUMERIC(38, 9),
    paint_pct_last_10 NUMERIC(5, 3), mid_range_pct_last_10 NUMERIC(5, 3), three_pt_pct_last_10 NUMERIC(5, 3),
    paint_attempts_per_game NUMERIC(4, 1), total_shots_last_10 BIGINT, games_in_sample_10 BIGINT,
    sample_quality_10 VARCHAR, primary_scoring_zone VARCHAR, data_hash VARCHAR,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(), processed_at TIMESTAMPTZ)`,
  `INSERT INTO nba_precompute.player_shot_zone_analysis (analysis_date, player_lookup, source_player_game_hash)
    VALUES (DATE '2021-01-04', 'somebodyelse', 'kept')`,
  `CREATE TABLE nba_precompute.team_defense_zone_analysis (
    team_abbr VARCHAR NOT NULL, analysis_date DATE NOT NULL, games_in_sample BIGINT, calculation_notes VARCHAR,
    defensive_rating_last_15 NUMERIC(38, 9), opponent_points_per_game NUMERIC(38, 9), ${source('team_defense')})`,
]
