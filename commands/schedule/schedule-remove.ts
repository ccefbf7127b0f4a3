import { z } from 'zod'
import { isRefusal } from '../../src/assistant/refusal.ts'
import { type AnyCommand, command } from '../../src/assistant/request/handler.ts'
import { findSchedule } from './find-schedule.ts'

export const scheduleRemove = (all: () => readonly AnyCommand[]) =>
  command({
    name: 'schedule remove',
    summary: 'Takes a schedule away.',
    input: z.strictObject({
      schedule: z.string().describe('Id of the schedule').meta({ placeholder: 'ID' }),
    }),
    positionals: ['schedule'],
    risk: 'writes',
    role: 'operator',
    examples: [{ line: 'schedule remove k3f9', says: 'it is not asked any more' }],
    answer: async ({ schedule: id }, context) => {
      const found = await findSchedule(id, context, all())
      if (isRefusal(found)) return found
      const { schedule, schedules } = found
      await schedules.remove(id)
      return {
        outcome: 'done',
        headline: `Schedule ${id} is gone: \`${schedule.line}\` at ${schedule.at} is not asked any more.`,
        facts: [],
        next: ['schedule list'],
        data: { schedule: id },
      }
    },
  })
