import { bool, date, decimal, defineTable, int, required, text } from '../../../warehouse/table-contract.ts'
import { completeness, fraction, tier, writtenAt } from '../common-columns.ts'

const perGame = (doc: string) => decimal(5, 1, `${doc} a game`, { min: 0, max: 150 })
const againstLeague = (zone: string) =>
  decimal(5, 2, `${zone} percentage allowed minus the league's; above 0 is the weaker defence`, {
    unit: 'percentage points',
    min: -60,
    max: 60,
  })
const zoneName = (doc: string) => text(doc, { values: ['paint', 'mid_range', 'perimeter'] })
const unfilled = { placeholder: true } as const

export const tdza = defineTable({
  id: 'tdza',
  name: 'nba_precompute.team_defense_zone_analysis',
  doc: "A team's defence by shot zone over its latest 15 games before the date.",
  phase: 4,
  dateColumn: 'analysis_date',
  key: ['analysis_date', 'team_abbr'],
  cluster: ['team_abbr', 'analysis_date'],
  columns: {
    team_abbr: text('team', required),
    analysis_date: date('US Eastern game day; every window ends before it', required),
    paint_pct_allowed_last_15: fraction('made of attempted in the paint'),
    mid_range_pct_allowed_last_15: fraction('made of attempted from mid-range'),
    three_pt_pct_allowed_last_15: fraction('made of attempted from three'),
    paint_attempts_allowed_per_game: perGame('attempts in the paint'),
    paint_points_allowed_per_game: perGame('points in the paint'),
    mid_range_attempts_allowed_per_game: perGame('attempts from mid-range'),
    three_pt_attempts_allowed_per_game: perGame('attempts from three'),
    paint_defense_vs_league_avg: againstLeague('paint'),
    mid_range_defense_vs_league_avg: againstLeague('mid-range'),
    three_pt_defense_vs_league_avg: againstLeague('three-point'),
    defensive_rating_last_15: decimal(6, 2, 'mean of the game ratings', { ...required, min: 30, max: 250 }),
    opponent_points_per_game: decimal(5, 1, 'points allowed a game', { ...required, min: 0, max: 250 }),
    opponent_pace: decimal(5, 1, "mean of the opponents' pace", { ...required, min: 50, max: 180 }),
    games_in_sample: int('games behind the row', { ...required, min: 5, max: 15 }),
    zone_games_available: int('of these with play-by-play', { ...required, min: 0, max: 15 }),
    strongest_zone: zoneName('zone best defended against the league'),
    weakest_zone: zoneName('zone worst defended against the league'),
    data_quality_tier: tier,
    early_season_flag: bool('fewer than 15 games', required),
    insufficient_data_reason: text('why zone columns are NULL'),
    calculation_notes: text('zones without an attempt'),
    paint_blocks_per_game: decimal(4, 1, 'the feed does not name blockers', unfilled),
    mid_range_blocks_per_game: decimal(4, 1, 'the feed does not name blockers', unfilled),
    three_pt_blocks_per_game: decimal(4, 1, 'the feed does not name blockers', unfilled),
    ...completeness,
    ...writtenAt,
  },
})
