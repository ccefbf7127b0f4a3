import { bool, date, decimal, defineTable, int, required, text } from '../../../warehouse/table-contract.ts'
import { completeness, fraction, percent, playerIdentity, tier, writtenAt } from '../common-columns.ts'

const perGame = (doc: string) => decimal(4, 1, `${doc} a game`, { min: 0, max: 60 })
const sample = (doc: string) =>
  text(doc, { ...required, values: ['excellent', 'good', 'limited', 'insufficient'] })
const unfilled = { placeholder: true } as const

export const psza = defineTable({
  id: 'psza',
  name: 'nba_precompute.player_shot_zone_analysis',
  doc: 'Where a player shoots from, over his latest 10 (and 20) games before the date.',
  phase: 4,
  dateColumn: 'analysis_date',
  key: ['analysis_date', 'player_lookup'],
  cluster: ['player_lookup', 'analysis_date'],
  columns: {
    ...playerIdentity,
    analysis_date: date('US Eastern game day; every window ends before it', required),
    paint_rate_last_10: percent('share of shots in the paint'),
    mid_range_rate_last_10: percent('share of shots from mid-range'),
    three_pt_rate_last_10: percent('share of shots from three'),
    paint_pct_last_10: fraction('made of attempted in the paint'),
    mid_range_pct_last_10: fraction('made of attempted from mid-range'),
    three_pt_pct_last_10: fraction('made of attempted from three'),
    paint_attempts_per_game: perGame('attempts in the paint'),
    mid_range_attempts_per_game: perGame('attempts from mid-range'),
    three_pt_attempts_per_game: perGame('attempts from three'),
    total_shots_last_10: int('shots with a zone; NULL if none', { min: 1, max: 500 }),
    games_in_sample_10: int('games in the short window', { ...required, min: 10, max: 10 }),
    zone_games_available: int('of these with play-by-play; only they enter the zone columns', {
      ...required,
      min: 0,
      max: 10,
    }),
    sample_quality_10: sample('quality of the short window'),
    paint_rate_last_20: percent('share of shots in the paint, long window; NULL below 15 games'),
    paint_pct_last_20: fraction('made of attempted in the paint, long window; NULL below 15 games'),
    games_in_sample_20: int('games in the long window', { ...required, min: 10, max: 20 }),
    sample_quality_20: sample('quality of the long window'),
    assisted_rate_last_10: percent('made shots that were assisted'),
    unassisted_rate_last_10: percent('made shots that were not'),
    primary_scoring_zone: text('where he mainly scores', {
      values: ['paint', 'perimeter', 'mid_range', 'balanced'],
    }),
    data_quality_tier: tier,
    early_season_flag: bool('fewer than 20 games', required),
    insufficient_data_reason: text('why zone columns are NULL'),
    player_position: text('no feed has it', unfilled),
    calculation_notes: text('see data_quality_issues', unfilled),
    ...completeness,
    ...writtenAt,
  },
})
