import { bool, date, decimal, defineTable, int, required, text } from '../../../warehouse/table-contract.ts'
import { completeness, playerIdentity, writtenAt } from '../common-columns.ts'

const score = (doc: string, limit: number) =>
  decimal(4, 1, doc, { ...required, unit: 'points', min: -limit, max: limit })
const unfilled = { placeholder: true } as const

export const pcf = defineTable({
  id: 'pcf',
  name: 'nba_precompute.player_composite_factors',
  doc: 'Adjustments to what a player is expected to score, from fatigue, matchup, pace, usage and opponent.',
  phase: 4,
  dateColumn: 'game_date',
  key: ['game_date', 'player_lookup'],
  cluster: ['player_lookup', 'game_date'],
  columns: {
    ...playerIdentity,
    game_id: text('YYYYMMDD_AWY_HOM', required),
    game_date: date('US Eastern game day', required),
    analysis_date: date('the same day, by its older name', required),
    fatigue_score: int('100 is fresh, 0 exhausted', { ...required, min: 0, max: 100 }),
    shot_zone_mismatch_score: score('his main zone against the defence; above 0 is good for him', 10),
    pace_score: score('a faster opponent is above 0', 3),
    usage_spike_score: score('more of the ball than lately is above 0', 3),
    opponent_strength_score: score(
      "opponent's defensive rating against the league's; above 0 is the weaker defence",
      3,
    ),
    total_composite_adjustment: decimal(5, 2, 'fatigue adjustment (-5 to 0) and the four scores', {
      ...required,
      unit: 'points',
      min: -24,
      max: 19,
    }),
    calculation_version: text('names the formula', required),
    data_completeness_pct: decimal(5, 1, 'a fifth for each of five inputs present', {
      ...required,
      unit: 'percent',
      min: 0,
      max: 100,
    }),
    missing_data_fields: text('inputs that were missing, by comma'),
    has_warnings: bool('warning_details is not empty', required),
    warning_details: text('EXTREME_FATIGUE, EXTREME_MATCHUP, EXTREME_ADJUSTMENT'),
    upstream_player_shot_ready: bool('the player has a ready PSZA row', required),
    upstream_team_defense_ready: bool('the opponent has a ready TDZA row', required),
    upstream_player_context_ready: bool('the player context is complete', required),
    upstream_team_context_ready: bool('the team has a UTGC row', required),
    all_upstreams_ready: bool('all four', required),
    referee_favorability_score: decimal(3, 1, 'no feed has referees by player', unfilled),
    look_ahead_pressure_score: decimal(3, 1, 'not modelled', unfilled),
    travel_impact_score: decimal(3, 1, 'no distance table yet', unfilled),
    fatigue_context_json: text('the inputs stand in UPGC', unfilled),
    shot_zone_context_json: text('the inputs stand in PSZA and TDZA', unfilled),
    pace_context_json: text('the inputs stand in UPGC', unfilled),
    usage_context_json: text('the inputs stand in UPGC', unfilled),
    ...completeness,
    ...writtenAt,
  },
})
