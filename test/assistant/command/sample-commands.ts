import { z } from 'zod'
import { commaList } from '../../../src/assistant/command/comma-list.ts'
import { defineCommand } from '../../../src/assistant/command/define-command.ts'
import { refuse } from '../../../src/assistant/refusal.ts'

/** Commands shaped like the real ones, so that the parser's tests do not depend on what the real ones grow into. */
export const processors = ['pgs', 'togs', 'tdgs', 'tdza', 'psza', 'pcf', 'pdc', 'mlfs'] as const

export const backfill = defineCommand({
  name: 'backfill',
  summary: 'Plans exact units with reasons, then runs them in dependency order.',
  input: z.strictObject({
    range: z.string().describe('Dates, both ends included'),
    phase: z.enum(['2', '3', '4', 'all']).default('4').describe('Phase to fill'),
    only: commaList(processors).optional().describe('Only these processors'),
    policy: z.enum(['missing', 'failed', 'all']).default('missing').describe('Which units of the range'),
    dryRun: z.boolean().default(false).describe('Show the plan and stop'),
  }),
  positionals: ['range'],
  risk: 'writes',
  role: 'operator',
  examples: [
    { line: 'backfill nov 2021', says: 'Fill what is missing of November 2021 in phase 4' },
    { line: 'backfill 2021-11-22 --only psza,tdza', says: 'Two processors of one date' },
  ],
})

const why = defineCommand({
  name: 'why',
  summary: 'Explains one outcome.',
  input: z.strictObject({
    processor: z.enum(processors),
    date: z.string(),
    entity: z.string().optional(),
  }),
  positionals: ['processor', 'date', 'entity'],
  risk: 'reads',
  role: 'viewer',
  examples: [{ line: 'why psza 2021-11-22 lebron james', says: 'Why he has no row' }],
})

const sql = defineCommand({
  name: 'sql',
  summary: 'Runs one SELECT.',
  input: z.strictObject({
    query: z.string(),
    limit: z
      .string()
      .regex(/^[1-9]\d{0,3}$/, 'must be a whole number from 1 to 9999')
      .transform(Number)
      .default(50)
      .describe('Most rows shown')
      .meta({ placeholder: 'N' }),
  }),
  positionals: ['query'],
  risk: 'reads',
  role: 'viewer',
  examples: [{ line: "sql 'select 1'", says: 'One row' }],
})

const build = defineCommand({
  name: 'registry build',
  summary: 'Builds the registry.',
  input: z.strictObject({
    season: z
      .string()
      .transform((text, context) => {
        if (text === '1945-46')
          context.addIssue({
            code: 'custom',
            input: text,
            params: {
              refusal: refuse('unknown-season', 'No such season.', 'registry build --season 2021-22'),
            },
          })
        return text
      })
      .describe('Season to build'),
  }),
  risk: 'destroys',
  role: 'admin',
  examples: [{ line: 'registry build --season 2021-22', says: 'Build one season' }],
})

const plain = (name: string) =>
  defineCommand({
    name,
    summary: `Does ${name}.`,
    input: z.strictObject({}),
    risk: 'reads',
    role: 'viewer',
    examples: [{ line: name, says: 'Just that' }],
  })

export const commands = [
  backfill,
  why,
  sql,
  build,
  plain('registry queue'),
  plain('runs'),
  plain('validate'),
  plain('help'),
  plain('version'),
]
