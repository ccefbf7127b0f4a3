import { z } from 'zod'
import type { Block } from '../src/assistant/answer/answer.ts'
import { command } from '../src/assistant/request/handler.ts'
import { plural } from '../src/assistant/words/plural.ts'
import { processors } from '../src/pipeline/processors/processors.ts'
import { tables as contracts } from '../src/pipeline/tables/index.ts'
import type { TableContract } from '../src/warehouse/table-contract.ts'

export const tables = command({
  name: 'tables',
  summary: 'What every table is called, keyed and dated by; with a name, its columns.',
  input: z.strictObject({
    table: z
      .enum(contracts.map(({ id }) => id) as [string, ...string[]])
      .optional()
      .describe('Short name of one table'),
  }),
  positionals: ['table'],
  risk: 'reads',
  role: 'viewer',
  examples: [
    { line: 'tables', says: 'all tables' },
    { line: 'tables mlfs', says: 'columns, units and rules of one' },
  ],
  answer: async ({ table: id }) => {
    const table = contracts.find(contract => contract.id === id)
    return table ? oneTable(table) : allTables()
  },
})

const allTables = () => ({
  outcome: 'done' as const,
  headline: `${plural(contracts.length, 'table')}.`,
  facts: [],
  blocks: [
    {
      kind: 'table' as const,
      columns: [
        { name: 'short' },
        { name: 'phase' },
        { name: 'table' },
        { name: 'date column' },
        { name: 'key' },
      ],
      rows: contracts.map(({ id, phase, name, dateColumn = '', key }) => [
        id,
        phase === 0 ? 'own' : String(phase),
        name,
        dateColumn,
        key.join(', '),
      ]),
    },
  ],
  next: ['tables mlfs'],
  data: {
    tables: contracts.map(({ id, phase, name, dateColumn, key, doc }) => ({
      id,
      phase,
      name,
      dateColumn,
      key,
      doc,
    })),
  },
})

function oneTable(table: TableContract) {
  const reads = processors.find(({ id }) => id === table.id)?.reads
  const blocks: readonly Block[] = [
    {
      kind: 'table',
      columns: [{ name: 'column' }, { name: 'type' }, { name: 'meaning' }],
      rows: Object.entries(table.columns).map(
        ([name, { type, precision, scale, doc, unit, placeholder }]) => [
          name,
          type === 'NUMERIC' ? `NUMERIC(${precision}, ${scale})` : type,
          `${doc}${unit ? `, in ${unit}` : ''}${placeholder ? ' (never filled)' : ''}`,
        ],
      ),
    },
  ]
  return {
    outcome: 'done' as const,
    headline: `${table.id} is ${table.name}: ${table.doc}`,
    facts: [
      `key ${table.key.join(', ')}${table.dateColumn ? `; dated by ${table.dateColumn}` : ''}`,
      ...(reads
        ? [
            `made from ${Object.entries(reads)
              .map(([name, days]) => `${name} (${days})`)
              .join(', ')}`,
          ]
        : []),
    ],
    blocks,
    data: table,
  }
}
