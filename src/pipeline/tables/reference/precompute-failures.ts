import { bool, date, defineTable, int, required, text, timestamp } from '../../../warehouse/table-contract.ts'

export const precomputeFailures = defineTable({
  id: 'failures',
  name: 'nba_processing.precompute_failures',
  doc: 'Every expected entity that was not written, with the category and the evidence. Replaced with the rows of its unit.',
  phase: 0,
  dateColumn: 'analysis_date',
  key: ['processor_name', 'analysis_date', 'entity_id'],
  cluster: ['processor_name', 'failure_category'],
  columns: {
    processor_name: text("the processor's short name", required),
    run_id: text('run', required),
    analysis_date: date('US Eastern game day', required),
    entity_id: text('player_lookup, team code, or `game …` for a whole game', required),
    failure_category: text('see docs/categories', required),
    failure_type: text('PLAYER_DNP, DATA_GAP or INSUFFICIENT_HISTORY', {
      values: ['PLAYER_DNP', 'DATA_GAP', 'INSUFFICIENT_HISTORY'],
    }),
    failure_reason: text('the evidence in words', required),
    can_retry: bool('computing it again can help once its inputs change', required),
    expected_game_count: int('games that the gamebook or schedule knows', { min: 0 }),
    actual_game_count: int('games with an upstream row', { min: 0 }),
    created_at: timestamp('commit of the unit', required),
  },
})
