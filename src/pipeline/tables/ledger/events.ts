import { defineTable, int, required, text, timestamp } from '../../../warehouse/table-contract.ts'

export const ledgerEvents = defineTable({
  id: 'events',
  name: 'backcourt.run_events',
  doc: "The ledger: what happened in every run, in order. A run's state is the fold of its events.",
  phase: 0,
  key: ['run_id', 'seq'],
  columns: {
    run_id: text('run', required),
    seq: int('1 for the first event of the run', { ...required, min: 1 }),
    happened_at: timestamp('when it happened', required),
    kind: text('kind of event', required),
    event: text('the event, as JSON', required),
  },
})
