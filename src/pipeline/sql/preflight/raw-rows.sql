-- What the raw tables hold of every game, report day and roster of a range, to be held against the schedule.
SELECT 'gamebook' AS feed, game_id AS subject, COUNT(*) AS row_count, COUNT(DISTINCT team_abbr) AS teams
FROM nba_raw.nbac_gamebook_player_stats
WHERE game_date BETWEEN @start AND @end AND player_status = 'active'
GROUP BY game_id
UNION ALL
SELECT 'team_boxscore' AS feed, game_id AS subject, COUNT(*) AS row_count, COUNT(DISTINCT team_abbr) AS teams
FROM nba_raw.nbac_team_boxscore
WHERE game_date BETWEEN @start AND @end
GROUP BY game_id
UNION ALL
SELECT 'play_by_play' AS feed, game_id AS subject, COUNT(*) AS row_count, COUNT(DISTINCT player_1_team_abbr) AS teams
FROM nba_raw.bigdataball_play_by_play
WHERE game_date BETWEEN @start AND @end
GROUP BY game_id
UNION ALL
SELECT
  'injury_report' AS feed,
  CAST(report_date AS STRING) AS subject,
  COUNT(*) AS row_count,
  COUNT(DISTINCT team) AS teams
FROM nba_raw.nbac_injury_report
WHERE report_date BETWEEN @start AND @end
GROUP BY report_date
UNION ALL
SELECT
  'roster' AS feed,
  CONCAT(CAST(season_year AS STRING), ' ', team_abbrev) AS subject,
  COUNT(*) AS row_count,
  1 AS teams
FROM nba_raw.br_rosters_current
WHERE season_year BETWEEN @first_season AND @last_season
GROUP BY season_year, team_abbrev
