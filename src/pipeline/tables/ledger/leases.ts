import { defineTable, int, required, text, timestamp } from '../../../warehouse/table-contract.ts'

export const ledgerLeases = defineTable({
  id: 'leases',
  name: 'backcourt.unit_leases',
  doc: 'The fencing token of every unit: only the attempt that holds the latest token may commit.',
  phase: 0,
  key: ['unit_key', 'token'],
  columns: {
    unit_key: text('run and unit', required),
    token: int('grows by one with every claim', { ...required, min: 1 }),
    holder: text('process that holds it', required),
    touched: int('grows with every claim and commit of the unit, so that two at once conflict', {
      ...required,
      min: 0,
    }),
    claimed_at: timestamp('when it was claimed', required),
  },
})
