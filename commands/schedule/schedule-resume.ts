import { z } from 'zod'
import { isRefusal } from '../../src/assistant/refusal.ts'
import { type AnyCommand, command } from '../../src/assistant/request/handler.ts'
import { findSchedule } from './find-schedule.ts'
import { dayWords } from './say-when.ts'

export const scheduleResume = (all: () => readonly AnyCommand[]) =>
  command({
    name: 'schedule resume',
    summary: 'Goes on with a paused schedule; what it missed is not made up for.',
    input: z.strictObject({
      schedule: z.string().describe('Id of the schedule').meta({ placeholder: 'ID' }),
    }),
    positionals: ['schedule'],
    risk: 'writes',
    role: 'operator',
    examples: [{ line: 'schedule resume k3f9', says: 'it is asked again from its next time on' }],
    answer: async ({ schedule: id }, context) => {
      const found = await findSchedule(id, context, all())
      if (isRefusal(found)) return found
      const { schedule, schedules } = found
      await schedules.resume(id)
      return {
        outcome: 'done',
        headline: `Schedule ${id} goes on: \`${schedule.line}\` at ${schedule.at} US Eastern ${dayWords[schedule.on]}.`,
        facts: [],
        next: ['schedule list'],
        data: { schedule: id },
      }
    },
  })
