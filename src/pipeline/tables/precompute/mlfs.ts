import {
  bool,
  date,
  decimal,
  defineTable,
  floats,
  int,
  required,
  text,
  texts,
} from '../../../warehouse/table-contract.ts'
import { completeness, playerIdentity, writtenAt } from '../common-columns.ts'

/** The 25 features in the order in which every reader expects them: the one place for their names. */
export const featureNames = [
  'points_avg_last_5',
  'points_avg_last_10',
  'points_avg_season',
  'points_std_last_10',
  'games_in_last_7_days',
  'fatigue_score',
  'shot_zone_mismatch_score',
  'pace_score',
  'usage_spike_score',
  'rest_advantage',
  'injury_risk',
  'recent_trend',
  'minutes_change',
  'opponent_def_rating',
  'opponent_pace',
  'home_away',
  'back_to_back',
  'playoff_game',
  'pct_paint',
  'pct_mid_range',
  'pct_three',
  'pct_free_throw',
  'team_pace',
  'team_off_rating',
  'team_win_pct',
] as const

export const featureVersion = 'v2_25'

export const mlfs = defineTable({
  id: 'mlfs',
  name: 'nba_predictions.ml_feature_store_v2',
  doc: 'The 25 features of every player on a roster of the day, as the prediction models read them.',
  phase: 4,
  dateColumn: 'game_date',
  key: ['game_date', 'player_lookup'],
  cluster: ['player_lookup', 'feature_version', 'game_date'],
  columns: {
    ...playerIdentity,
    game_id: text('YYYYMMDD_AWY_HOM', required),
    game_date: date('US Eastern game day', required),
    opponent_team_abbr: text('opponent', required),
    is_home: bool('his team is at home', required),
    days_rest: int('days since his last game', { min: 1, max: 300 }),
    features: floats('the values, in the order of feature_names', {
      ...required,
      length: featureNames.length,
      min: -1000,
      max: 1000,
    }),
    feature_names: texts('the names', { ...required, length: featureNames.length }),
    feature_count: int('always 25', { ...required, min: featureNames.length, max: featureNames.length }),
    feature_version: text('names the formulas', { ...required, values: [featureVersion] }),
    feature_quality_score: decimal(
      5,
      2,
      'mean weight of the sources: Phase 4 and calculated 100, Phase 3 75, default 40',
      {
        ...required,
        min: 40,
        max: 100,
      },
    ),
    data_source: text('where most features came from', {
      ...required,
      values: ['phase4_partial', 'phase3', 'mixed'],
    }),
    feature_generation_time_ms: int('a set is computed at once', { placeholder: true }),
    ...completeness,
    ...writtenAt,
  },
})
