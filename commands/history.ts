import { z } from 'zod'
import { isRefusal } from '../src/assistant/refusal.ts'
import { command } from '../src/assistant/request/handler.ts'
import { readRange } from '../src/assistant/request/read-range.ts'
import { formatCount } from '../src/assistant/words/format-count.ts'
import { plural } from '../src/assistant/words/plural.ts'
import { processorRunHistory } from '../src/pipeline/tables/reference/processor-run-history.ts'
import { date, strings } from '../src/warehouse/param.ts'
import { chosenProcessors, only, range } from './choices.ts'

const SHOWN = 200

export const history = command({
  name: 'history',
  summary: 'Attempts at every table and day of a range, newest first.',
  input: z.strictObject({ range, only }),
  positionals: ['range'],
  risk: 'reads',
  role: 'viewer',
  examples: [{ line: 'history 2021-11-22 --only psza', says: 'every attempt at one table and day' }],
  answer: async (input, context) => {
    const warehouse = await context.reading()
    const read = await readRange(input.range, context, warehouse)
    if (isRefusal(read)) return read
    const targets = chosenProcessors(input.only, [3, 4]).map(({ id }) => id)
    const { rows, truncated } = await warehouse.query(
      {
        sql: `SELECT processor_name, data_date, status, records_processed, records_expected, run_id, retry_attempt, processed_at, errors FROM ${processorRunHistory.name} WHERE data_date BETWEEN @start AND @end AND processor_name IN UNNEST(@targets) ORDER BY processed_at DESC, data_date DESC, processor_name`,
        params: { start: date(read.range.start), end: date(read.range.end), targets: strings(targets) },
      },
      { limit: SHOWN },
    )
    return {
      outcome: 'done',
      headline:
        rows.length === 0
          ? 'Nothing has run for this range.'
          : `${plural(rows.length, 'attempt')}${truncated ? ', the newest; there are more' : ''}.`,
      facts: [],
      blocks:
        rows.length === 0
          ? []
          : [
              {
                kind: 'table',
                columns: [
                  { name: 'table' },
                  { name: 'day' },
                  { name: 'status' },
                  { name: 'written', align: 'right' },
                  { name: 'expected', align: 'right' },
                  { name: 'run' },
                  { name: 'committed (UTC)' },
                  { name: 'error' },
                ],
                rows: rows.map(row => [
                  String(row.processor_name),
                  String(row.data_date),
                  String(row.status),
                  formatCount(Number(row.records_processed)),
                  formatCount(Number(row.records_expected)),
                  String(row.run_id),
                  String(row.processed_at).slice(0, 19).replace('T', ' '),
                  row.errors === null ? '' : String(row.errors),
                ]),
              },
            ],
      next: rows.length === 0 ? [`backfill ${input.range}`] : [],
      data: { attempts: rows },
    }
  },
})
