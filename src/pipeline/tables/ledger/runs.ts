import { defineTable, int, required, text, timestamp } from '../../../warehouse/table-contract.ts'

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

export const ledgerEvents = defineTable({
  id: 'events',
  name: 'backcourt.run_events',
  doc: "The ledger: what happened in every run, in order. A run's state is the fold of its events.",
  phase: 0,
  key: ['run_id', 'seq'],
  columns: {
    run_id: text('run', required),
    seq: int('1 for the first event of the run', { ...required, min: 1 }),
    at: timestamp('when it happened', required),
    kind: text('kind of event', required),
    event: text('the event, as JSON', required),
  },
})

export const ledgerLeases = defineTable({
  id: 'leases',
  name: 'backcourt.unit_leases',
  doc: 'The fencing token of every unit: only the attempt that holds the latest token may commit.',
  phase: 0,
  key: ['unit_key'],
  columns: {
    unit_key: text('run and unit', required),
    token: int('grows by one with every claim', { ...required, min: 1 }),
    holder: text('process that holds it', required),
    claimed_at: timestamp('when it was claimed', required),
  },
})
