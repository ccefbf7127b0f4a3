import { bool, date, decimal, defineTable, int, required, text } from '../../../warehouse/table-contract.ts'
import { completeness, percent, playerIdentity, writtenAt } from '../common-columns.ts'

const points = (doc: string) => decimal(5, 1, doc, { ...required, unit: 'points', min: 0, max: 110 })
const count = (doc: string, max: number) => int(doc, { ...required, min: 0, max })
const usage = (doc: string) => decimal(5, 2, doc, { unit: 'percent', min: 0, max: 400 })
const unfilled = { placeholder: true } as const

export const pdc = defineTable({
  id: 'pdc',
  name: 'nba_precompute.player_daily_cache',
  doc: "A player's form before the date, for every player on a roster of the day with five games or more.",
  phase: 4,
  dateColumn: 'cache_date',
  key: ['cache_date', 'player_lookup'],
  cluster: ['player_lookup', 'cache_date'],
  columns: {
    ...playerIdentity,
    cache_date: date('US Eastern game day; every window ends before it', required),
    points_avg_last_5: points('points a game, latest five'),
    points_avg_last_10: points('points a game, latest ten (or all, when fewer)'),
    points_avg_season: points('points a game this season'),
    points_std_last_10: decimal(5, 2, 'sample standard deviation of the latest ten', {
      ...required,
      unit: 'points',
      min: 0,
      max: 60,
    }),
    minutes_avg_last_10: decimal(5, 1, 'minutes a game, latest ten', { ...required, min: 0, max: 75 }),
    usage_rate_last_10: usage('mean usage, latest ten'),
    player_usage_rate_season: usage('mean usage this season'),
    ts_pct_last_10: decimal(5, 3, 'mean true shooting, latest ten', { unit: 'fraction', min: 0, max: 3 }),
    games_played_season: int('games this season', { ...required, min: 5, max: 110 }),
    team_pace_last_10: decimal(5, 1, "team's pace, latest ten games", { min: 50, max: 180 }),
    team_off_rating_last_10: decimal(6, 2, "team's offensive rating, latest ten games", {
      min: 30,
      max: 250,
    }),
    games_in_last_7_days: count('games on the seven days before', 7),
    games_in_last_14_days: count('games on the fourteen days before', 14),
    minutes_in_last_7_days: count('minutes on the seven days before', 400),
    minutes_in_last_14_days: count('minutes on the fourteen days before', 700),
    avg_minutes_per_game_last_7: decimal(5, 1, 'minutes a game on the seven days before', {
      min: 0,
      max: 75,
    }),
    back_to_backs_last_14_days: count('pairs of games on consecutive days', 13),
    primary_scoring_zone: text('from PSZA', { values: ['paint', 'perimeter', 'mid_range', 'balanced'] }),
    paint_rate_last_10: percent('from PSZA'),
    three_pt_rate_last_10: percent('from PSZA'),
    assisted_rate_last_10: percent('made shots that were assisted, latest ten games with play-by-play data'),
    shot_zone_data_available: bool('the player has a PSZA row', required),
    early_season_flag: bool('fewer than ten games', required),
    insufficient_data_reason: text('why early_season_flag is set'),
    cache_version: text('names the formula', required),
    player_age: int('no feed has birth dates', unfilled),
    fourth_quarter_minutes_last_7: int('the play-by-play has no substitutions', unfilled),
    ...completeness,
    ...writtenAt,
  },
})
