import { date, required } from '../../warehouse/table-contract.ts'
import type { Step } from '../../warehouse/warehouse.ts'

const columns = { data_date: date('day whose rows changed', required) } as const

/** The changed days as a temporary table: a day that lost its last row is recorded, too, or nothing would know. */
export const daysStep = (days: readonly string[]): Step => ({
  do: 'load',
  as: 'staged_days',
  columns,
  rows: days.map(day => ({ data_date: day })),
})
