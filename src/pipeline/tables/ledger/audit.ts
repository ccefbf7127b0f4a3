import { defineTable, required, text, timestamp } from '../../../warehouse/table-contract.ts'

export const ledgerAudit = defineTable({
  id: 'audit',
  name: 'backcourt.audit',
  doc: 'Who asked for what, from where, which plan was confirmed by whom, and what came of it. Rows are only ever added.',
  phase: 0,
  key: ['entry_id'],
  columns: {
    entry_id: text('entry', required),
    request_id: text('the same for all entries of one request', required),
    entered_at: timestamp('when', required),
    actor: text('who', required),
    surface: text('from where: terminal, another terminal, script', required),
    step: text('asked, refused, confirmed or ended', {
      ...required,
      values: ['asked', 'refused', 'confirmed', 'ended'],
    }),
    line: text('the command as understood, without secrets', required),
    plan_hash: text('the plan'),
    run_id: text('the run'),
    result: text('what came of it, in one line'),
  },
})
