import { z } from 'zod'
import { SNOOZE_DAYS } from '../src/assistant/names/flow-choices.ts'
import { command } from '../src/assistant/request/handler.ts'
import { addDays, isDate } from '../src/warehouse/calendar-date.ts'

export const registrySnooze = command({
  name: 'registry snooze',
  summary: 'Lets a name rest until a date; then it is asked about again.',
  input: z.strictObject({
    name: z.string().describe('The name as a source prints it').meta({ placeholder: 'NAME' }),
    until: z
      .string()
      .refine(isDate, 'must be a date that exists, such as 2021-12-01')
      .optional()
      .describe(`Date on which it is asked about again; ${SNOOZE_DAYS} days from now unless said`)
      .meta({ placeholder: 'DATE' }),
  }),
  positionals: ['name'],
  risk: 'writes',
  role: 'operator',
  examples: [{ line: 'registry snooze Whitlocke', says: 'for a week' }],
  answer: async ({ name, until }, context) => {
    const { setAside } = await import('./names/set-aside.ts')
    return setAside(name, { kind: 'snooze', until: until ?? addDays(context.today, SNOOZE_DAYS) }, context)
  },
})
