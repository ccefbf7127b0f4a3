import { bool, date, decimal, defineTable, int, required, text } from '../../../warehouse/table-contract.ts'
import { seasonYear, writtenAt } from '../common-columns.ts'

const stat = (doc: string, max = 250) => int(doc, { ...required, min: 0, max })
const zone = (doc: string) => int(`${doc}; NULL when the game has no play-by-play`, { min: 0, max: 150 })
const unfilled = { placeholder: true } as const

export const togs = defineTable({
  id: 'togs',
  name: 'nba_analytics.team_offense_game_summary',
  doc: 'One row per team and game: what it did with the ball.',
  phase: 3,
  dateColumn: 'game_date',
  key: ['game_date', 'team_abbr'],
  cluster: ['team_abbr', 'game_date'],
  columns: {
    game_id: text('YYYYMMDD_AWY_HOM', required),
    nba_game_id: text("the NBA's ten-digit id", required),
    game_date: date('US Eastern game day', required),
    season_year: seasonYear,
    team_abbr: text('team', required),
    opponent_team_abbr: text('opponent', required),
    home_game: bool('plays at home', required),
    points_scored: stat('points'),
    fg_attempts: stat('field goals attempted'),
    fg_makes: stat('field goals made'),
    three_pt_attempts: stat('three-pointers attempted'),
    three_pt_makes: stat('three-pointers made'),
    ft_attempts: stat('free throws attempted'),
    ft_makes: stat('free throws made'),
    rebounds: stat('rebounds'),
    assists: stat('assists'),
    turnovers: stat('turnovers'),
    personal_fouls: stat('personal fouls'),
    shot_zones_available: bool('the game has play-by-play', required),
    shot_zones_source: text('feed the zones come from', { values: ['bigdataball'] }),
    team_paint_attempts: zone('two-pointers from 8 feet or nearer'),
    team_paint_makes: zone('of these made'),
    team_mid_range_attempts: zone('two-pointers from beyond 8 feet'),
    team_mid_range_makes: zone('of these made'),
    points_in_paint_scored: zone('two for each made shot in the paint'),
    possessions: int('FGA + 0.44 FTA + TO - OREB', { ...required, min: 50, max: 200 }),
    offensive_rating: decimal(6, 2, 'points per 100 possessions', { ...required, min: 30, max: 250 }),
    pace: decimal(5, 1, 'possessions per 48 minutes', { ...required, min: 50, max: 180 }),
    ts_pct: decimal(5, 3, 'points per two shooting attempts', {
      ...required,
      unit: 'fraction',
      min: 0,
      max: 1.5,
    }),
    overtime_periods: int('overtimes played', { ...required, min: 0, max: 8 }),
    win_flag: bool('won', required),
    margin_of_victory: int('own minus opponent points', { ...required, unit: 'points', min: -150, max: 150 }),
    data_quality_tier: text('gold with shot zones, silver without', {
      ...required,
      values: ['gold', 'silver'],
    }),
    second_chance_points_scored: int('no feed has it', unfilled),
    players_inactive: int('see the gamebook', unfilled),
    starters_inactive: int('see the gamebook', unfilled),
    referee_crew_id: text('no feed has it', unfilled),
    ...writtenAt,
  },
})
