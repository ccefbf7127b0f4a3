import { defineTable, required, text, timestamp } from '../../../warehouse/table-contract.ts'

export const ledgerRuns = defineTable({
  id: 'runs',
  name: 'backcourt.runs',
  doc: 'The ledger: one row per run with the plan that was confirmed.',
  phase: 0,
  key: ['run_id'],
  columns: {
    run_id: text('run', required),
    request_key: text('same command, same input: the same key', required),
    command: text('the command as understood', required),
    plan_hash: text('hash of the plan that was confirmed', required),
    plan: text('the plan, as JSON', required),
    requested_by: text('who asked', required),
    created_at: timestamp('when it was confirmed', required),
  },
})
