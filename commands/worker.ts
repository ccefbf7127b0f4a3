import { z } from 'zod'
import { refuse } from '../src/assistant/refusal.ts'
import { command } from '../src/assistant/request/handler.ts'

/** Units at a time: two keep both cores busy, for while one commits the other computes. */
const CONCURRENCY = '2'

/** A process of its own, begun in a shell; everywhere else it is only explained. */
export const worker = command({
  name: 'worker',
  summary: 'A process that performs the units of all runs, until it is stopped.',
  input: z.strictObject({
    concurrency: z
      .string()
      .default(CONCURRENCY)
      .refine(text => /^([1-9]|[1-5]\d|6[0-4])$/.test(text), 'is a number of units from 1 to 64')
      .transform(Number)
      .describe('Units at a time')
      .meta({ placeholder: 'N' }),
  }),
  risk: 'writes',
  role: 'operator',
  examples: [{ line: 'worker --concurrency 4', says: 'four units at a time, in a shell of its own' }],
  details:
    'It needs REDIS_URL. SIGTERM or Ctrl-C lets it end the units that it performs and take no more; a second one interrupts them, and another worker takes them up. A worker that is killed loses nothing: its units are taken up within some 15 seconds.\n\nWith a DuckDB warehouse the one worker is the process that owns the file, and terminals of the same home use the warehouse through it.',
  answer: async () =>
    refuse('own-process', '`worker` is a process of its own: type `backcourt worker` in a shell.'),
})
