import { bool, date, decimal, defineTable, int, required, text } from '../../../warehouse/table-contract.ts'
import { seasonYear, writtenAt } from '../common-columns.ts'

const count = (doc: string, max: number) => int(doc, { ...required, min: 0, max })
const unfilled = { placeholder: true } as const

export const utgc = defineTable({
  id: 'utgc',
  name: 'nba_analytics.upcoming_team_game_context',
  doc: 'One row per team and game: what is known of the team before the game.',
  phase: 3,
  dateColumn: 'game_date',
  key: ['game_date', 'team_abbr'],
  cluster: ['team_abbr', 'game_date'],
  columns: {
    team_abbr: text('team', required),
    game_id: text('YYYYMMDD_AWY_HOM', required),
    game_date: date('US Eastern game day', required),
    season_year: seasonYear,
    opponent_team_abbr: text('opponent', required),
    home_game: bool('plays at home', required),
    days_since_last_game: int(
      'days since the last game of the season (played yesterday: 1); NULL before the first',
      { min: 1, max: 300 },
    ),
    team_days_rest: int('days off between the games (0: back to back)', { min: 0, max: 300 }),
    is_back_to_back: bool('the team played yesterday', required),
    team_back_to_back: bool('the same, by its older name', required),
    game_number_in_season: int('1 for the first game', { ...required, min: 1, max: 120 }),
    games_in_last_7_days: count('games on the seven days before', 7),
    games_in_last_14_days: count('games on the fourteen days before', 14),
    team_win_streak_entering: count('wins in a row before the game', 82),
    team_loss_streak_entering: count('losses in a row before the game', 82),
    last_game_margin: int('margin of the last game', { unit: 'points', min: -150, max: 150 }),
    last_game_result: text('W or L', { values: ['W', 'L'] }),
    starters_out_count: count('players out on the injury report of the day', 20),
    questionable_players_count: count('players questionable on it', 20),
    game_spread: decimal(5, 1, 'no odds feed yet', unfilled),
    game_total: decimal(5, 1, 'no odds feed yet', unfilled),
    travel_miles: int('no distance table yet', unfilled),
    ...writtenAt,
  },
})
