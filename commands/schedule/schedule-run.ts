import { z } from 'zod'
import { isRefusal } from '../../src/assistant/refusal.ts'
import { type AnyCommand, command } from '../../src/assistant/request/handler.ts'
import { findSchedule } from './find-schedule.ts'

export const scheduleRun = (all: () => readonly AnyCommand[]) =>
  command({
    name: 'schedule run',
    summary: 'Has a schedule asked now, whatever day it is, with your rights.',
    input: z.strictObject({
      schedule: z.string().describe('Id of the schedule').meta({ placeholder: 'ID' }),
    }),
    positionals: ['schedule'],
    risk: 'writes',
    role: 'operator',
    examples: [{ line: 'schedule run k3f9', says: 'try it before the morning' }],
    answer: async ({ schedule: id }, context) => {
      const found = await findSchedule(id, context, all())
      if (isRefusal(found)) return found
      const { schedule, schedules } = found
      await schedules.run(id, context.asker)
      return {
        outcome: 'done',
        headline: `Schedule ${id} is asked as soon as a worker is free: \`${schedule.line}\`.`,
        facts: [],
        next: ['schedule list'],
        data: { schedule: id },
      }
    },
  })
