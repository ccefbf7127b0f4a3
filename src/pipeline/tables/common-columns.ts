import { bool, decimal, int, required, text, texts, timestamp } from '../../warehouse/table-contract.ts'

/** Written by the unit's transaction, not by the processor's SQL. */
export const writtenAt = {
  processed_at: timestamp('when the row was committed', required),
} as const

/**
 * How complete the history behind a row is (domain.md §3.3). Expected are the games that the gamebook (or, for teams,
 * the schedule) says were played; there is no month rule and no bootstrap exception, so those flags stay empty.
 */
export const completeness = {
  expected_games_count: int('games in the window according to the gamebook or schedule', {
    ...required,
    min: 0,
  }),
  actual_games_count: int('games in the window with an upstream row', { ...required, min: 0 }),
  completeness_percentage: decimal(5, 1, 'actual of expected; NULL when nothing is expected', {
    unit: 'percent',
    min: 0,
    max: 100,
  }),
  missing_games_count: int('expected without an upstream row', { ...required, min: 0 }),
  is_production_ready: bool('nothing expected is missing', required),
  data_quality_issues: texts('what is wrong with the history, in fixed words'),
  processing_decision_reason: text('why the row was written', required),
  last_reprocess_attempt_at: timestamp('attempts are in the run history', { placeholder: true }),
  reprocess_attempt_count: int('attempts are in the run history', { placeholder: true }),
  circuit_breaker_active: bool('there is no circuit breaker', { placeholder: true }),
  circuit_breaker_until: timestamp('there is no circuit breaker', { placeholder: true }),
  manual_override_required: bool('there is no circuit breaker', { placeholder: true }),
  season_boundary_detected: bool('there is no month rule', { placeholder: true }),
  backfill_bootstrap_mode: bool('there is no bootstrap exception', { placeholder: true }),
} as const

export const playerIdentity = {
  player_lookup: text('normalised name; the key of every player table', required),
  universal_player_id: text("the registry's opaque id", { placeholder: true }),
} as const

export const tier = text('data quality', { ...required, values: ['high', 'medium', 'low'] })

/** A share in percent. */
export const percent = (doc: string) => decimal(5, 2, doc, { unit: 'percent', min: 0, max: 100 })

/** A share as a fraction. */
export const fraction = (doc: string) => decimal(5, 3, doc, { unit: 'fraction', min: 0, max: 1 })

export const seasonYear = int('start year of the season', { ...required, min: 1946, max: 2100 })
