import { z } from 'zod'
import { refuse } from '../src/assistant/refusal.ts'
import { command } from '../src/assistant/request/handler.ts'
import { plural } from '../src/assistant/words/plural.ts'
import type { Value } from '../src/warehouse/warehouse.ts'

const MOST_ROWS = 10_000

export const sql = command({
  name: 'sql',
  summary: 'Runs one SELECT and shows its rows; anything that writes is refused.',
  input: z.strictObject({
    select: z.string().describe('One SELECT in GoogleSQL, in quotes').meta({ placeholder: 'SELECT' }),
    limit: z
      .string()
      .default('100')
      .transform((text, issue) => {
        const count = Number(text)
        if (!/^\d+$/.test(text) || count < 1 || count > MOST_ROWS) {
          issue.addIssue({
            code: 'custom',
            message: `must be a whole number from 1 to ${MOST_ROWS}`,
            input: text,
          })
        }
        return count
      })
      .describe('Most rows shown')
      .meta({ placeholder: 'ROWS' }),
  }),
  positionals: ['select'],
  risk: 'reads',
  role: 'viewer',
  examples: [
    {
      line: 'sql "SELECT game_date, COUNT(*) AS players FROM nba_analytics.player_game_summary GROUP BY game_date ORDER BY game_date"',
      says: 'players by day',
    },
  ],
  answer: async ({ select, limit }, context) => {
    const warehouse = await context.reading()
    const found = await warehouse.inspect(select)
    switch (found.kind) {
      case 'invalid':
        return refuse('bad-sql', `The statement cannot be read: ${found.problem.split('\n')[0]}`, 'tables')
      case 'several':
        return refuse('bad-sql', `One statement at a time; these are ${found.count}.`)
      case 'other':
        return refuse(
          'read-only',
          `Only SELECT is allowed here, and this is ${found.statement}. Nothing was run.`,
          'help sql',
        )
      case 'select':
        break
    }
    const { columns, rows, truncated } = await warehouse.query(
      { sql: select },
      { limit, signal: context.stop },
    )
    return {
      outcome: 'done',
      headline: truncated
        ? `The first ${plural(rows.length, 'row')}; there are more.`
        : `${plural(rows.length, 'row')}.`,
      facts: [],
      blocks: [
        {
          kind: 'table',
          columns: columns.map(({ name, type }) => ({
            name,
            align: /INT|DOUBLE|DECIMAL|NUMERIC/.test(type) ? 'right' : 'left',
          })),
          rows: rows.map(row => columns.map(({ name }) => printValue(row[name] ?? null))),
        },
      ],
      ...(truncated
        ? { next: [`sql ${JSON.stringify(select)} --limit ${Math.min(limit * 10, MOST_ROWS)}`] }
        : {}),
      data: { columns, rows, truncated },
    }
  },
})

const printValue = (value: Value): string => {
  if (value === null) return 'NULL'
  return Array.isArray(value) ? `[${value.join(', ')}]` : String(value)
}
