import { z } from 'zod'
import { isRefusal } from '../src/assistant/refusal.ts'
import { command } from '../src/assistant/request/handler.ts'
import { readRange } from '../src/assistant/request/read-range.ts'
import { formatCount } from '../src/assistant/words/format-count.ts'
import { plural } from '../src/assistant/words/plural.ts'
import { tables } from '../src/pipeline/tables/index.ts'
import { date } from '../src/warehouse/param.ts'
import { range } from './choices.ts'

const dated = tables.filter(({ phase, dateColumn }) => phase > 0 && dateColumn !== undefined)

export const count = command({
  name: 'count',
  summary: 'Rows of a table by day.',
  input: z.strictObject({
    table: z.enum(dated.map(({ id }) => id) as [string, ...string[]]).describe('Short name of the table'),
    range,
  }),
  positionals: ['table', 'range'],
  risk: 'reads',
  role: 'viewer',
  examples: [{ line: 'count psza nov 2021', says: 'rows of PSZA on every day of the month' }],
  answer: async (input, context) => {
    const warehouse = await context.reading()
    const read = await readRange(input.range, context, warehouse)
    if (isRefusal(read)) return read
    const table = dated.find(({ id }) => id === input.table)
    if (!table) throw new Error(`no table is called ${input.table}`)
    const { rows } = await warehouse.query({
      sql: `SELECT ${table.dateColumn} AS day, COUNT(*) AS row_count FROM ${table.name} WHERE ${table.dateColumn} BETWEEN @start AND @end GROUP BY day ORDER BY day`,
      params: { start: date(read.range.start), end: date(read.range.end) },
    })
    const total = rows.reduce((sum, row) => sum + Number(row.row_count), 0)
    return {
      outcome: 'done',
      headline: `${table.name}: ${plural(total, 'row')} on ${plural(rows.length, 'day')} of ${read.range.start}..${read.range.end}.`,
      facts: [],
      blocks: [
        {
          kind: 'table',
          columns: [{ name: String(table.dateColumn) }, { name: 'rows', align: 'right' }],
          rows: rows.map(row => [String(row.day), formatCount(Number(row.row_count))]),
        },
      ],
      data: { table: table.name, days: rows },
    }
  },
})
