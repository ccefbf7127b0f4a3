import type { TableBlock } from '../../src/assistant/answer/answer.ts'
import type { Comparison } from '../../src/pipeline/tables/compare-tables.ts'
import { groupBy } from '../../src/warehouse/group-by.ts'

/** The datasets, with what is there of them and what is not. */
export const datasetTable = ({ tables }: Comparison): TableBlock => ({
  kind: 'table',
  columns: [
    { name: 'dataset' },
    { name: 'tables', align: 'right' },
    { name: 'there', align: 'right' },
    { name: 'missing columns', align: 'right' },
    { name: 'not writable', align: 'right' },
    { name: 'extra', align: 'right' },
  ],
  rows: [...groupBy(tables, ({ name }) => name.split('.')[0] ?? '')].map(([dataset, own]) => {
    const columns = own.flatMap(table => table.columns)
    const count = (fit: string) => String(columns.filter(column => column.fit === fit).length)
    const there = own.filter(({ exists }) => exists).length
    return [dataset, String(own.length), String(there), count('missing'), count('refuses'), count('extra')]
  }),
})
