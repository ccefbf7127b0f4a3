import { z } from 'zod'
import { isRefusal } from '../../src/assistant/refusal.ts'
import { type AnyCommand, command } from '../../src/assistant/request/handler.ts'
import { findSchedule } from './find-schedule.ts'

export const schedulePause = (all: () => readonly AnyCommand[]) =>
  command({
    name: 'schedule pause',
    summary: 'Holds a schedule until somebody resumes it.',
    input: z.strictObject({
      schedule: z.string().describe('Id of the schedule').meta({ placeholder: 'ID' }),
    }),
    positionals: ['schedule'],
    risk: 'writes',
    role: 'operator',
    examples: [{ line: 'schedule pause k3f9', says: 'it stays in the list and is not asked' }],
    answer: async ({ schedule: id }, context) => {
      const found = await findSchedule(id, context, all())
      if (isRefusal(found)) return found
      const { schedule, schedules } = found
      await schedules.pause(id, context.user)
      return {
        outcome: 'done',
        headline: `Schedule ${id} is paused: \`${schedule.line}\` is not asked until somebody resumes it.`,
        facts: [],
        next: [`schedule resume ${id}`],
        data: { schedule: id },
      }
    },
  })
