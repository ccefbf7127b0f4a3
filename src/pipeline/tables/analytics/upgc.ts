import { bool, date, decimal, defineTable, int, required, text } from '../../../warehouse/table-contract.ts'
import { completeness, playerIdentity, seasonYear, writtenAt } from '../common-columns.ts'

const count = (doc: string, max: number) => int(doc, { ...required, min: 0, max })
const unfilled = { placeholder: true } as const

export const upgc = defineTable({
  id: 'upgc',
  name: 'nba_analytics.upcoming_player_game_context',
  doc: 'One row per player on a roster of the day: what is known of him before the game.',
  phase: 3,
  dateColumn: 'game_date',
  key: ['game_date', 'player_lookup'],
  cluster: ['player_lookup', 'game_date'],
  columns: {
    ...playerIdentity,
    player_full_name: text('name as the source prints it', required),
    name_resolution_status: text(
      'original, resolved or unresolved; unresolved rows carry a lookup with a colon',
      {
        ...required,
        values: ['original', 'resolved', 'unresolved'],
      },
    ),
    game_id: text('YYYYMMDD_AWY_HOM', required),
    game_date: date('US Eastern game day', required),
    season_year: seasonYear,
    team_abbr: text('team', required),
    opponent_team_abbr: text('opponent', required),
    home_game: bool('his team is at home', required),
    roster_status: text('active, dnp or inactive in the gamebook; expected before the game', {
      ...required,
      values: ['active', 'dnp', 'inactive', 'expected'],
    }),
    player_status: text("the injury report's last word before the game; out when inactive", {
      ...required,
      values: ['available', 'probable', 'questionable', 'doubtful', 'out'],
    }),
    season_phase: text('early, mid, late or playoffs', {
      ...required,
      values: ['early', 'mid', 'late', 'playoffs'],
    }),
    days_rest: int('days since his last game of the season (played yesterday: 1); NULL before the first', {
      min: 1,
      max: 300,
    }),
    opponent_days_rest: int("days since the opponent's last game; NULL before the first", {
      min: 1,
      max: 300,
    }),
    back_to_back: bool('he played yesterday', required),
    games_in_last_7_days: count('his games on the seven days before', 7),
    games_in_last_14_days: count('his games on the fourteen days before', 14),
    minutes_in_last_7_days: count('his minutes on the seven days before', 400),
    minutes_in_last_14_days: count('his minutes on the fourteen days before', 700),
    avg_minutes_per_game_last_7: decimal(5, 1, 'minutes a game on the seven days before', {
      min: 0,
      max: 75,
    }),
    back_to_backs_last_14_days: count(
      'pairs of his games on consecutive days within the fourteen days before',
      13,
    ),
    points_avg_last_5: decimal(5, 1, 'points a game, latest five', { min: 0, max: 110 }),
    points_avg_last_10: decimal(5, 1, 'points a game, latest ten', { min: 0, max: 110 }),
    avg_usage_rate_last_7_games: decimal(5, 2, 'usage, latest seven games', {
      unit: 'percent',
      min: 0,
      max: 400,
    }),
    projected_usage_rate: decimal(5, 2, 'usage, latest three games', { unit: 'percent', min: 0, max: 400 }),
    star_teammates_out: count('inactive teammates with a usage of 25 or more over at least five games', 15),
    pace_differential: decimal(5, 1, "opponent's pace minus own team's, latest ten games each", {
      min: -60,
      max: 60,
    }),
    opponent_pace_last_10: decimal(5, 1, "opponent's pace, latest ten games", { min: 50, max: 180 }),
    opponent_def_rating_last_10: decimal(6, 2, "opponent's defensive rating, latest ten games", {
      min: 30,
      max: 250,
    }),
    opponent_ft_rate_allowed: decimal(5, 3, 'free throws per shot the opponent allowed, latest ten games', {
      min: 0,
      max: 3,
    }),
    games_played_season: count('his games this season before the day', 110),
    data_quality_tier: text('gold from ten games on, silver from five, else bronze', {
      ...required,
      values: ['gold', 'silver', 'bronze'],
    }),
    has_prop_line: bool('no odds feed yet', unfilled),
    current_points_line: decimal(5, 1, 'no odds feed yet', unfilled),
    game_spread: decimal(5, 1, 'no odds feed yet', unfilled),
    game_total: decimal(5, 1, 'no odds feed yet', unfilled),
    travel_miles: int('no distance table yet', unfilled),
    player_age: int('no feed has birth dates', unfilled),
    fourth_quarter_minutes_last_7: int('the play-by-play has no substitutions', unfilled),
    ...completeness,
    ...writtenAt,
  },
})
