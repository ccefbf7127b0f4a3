import { z } from 'zod'
import { easternClock } from '../../src/assistant/range/eastern-clock.ts'
import { isRefusal } from '../../src/assistant/refusal.ts'
import { command } from '../../src/assistant/request/handler.ts'
import { gameCalendar } from '../../src/assistant/schedules/game-calendar.ts'
import type { Schedule } from '../../src/assistant/schedules/schedules.ts'
import { formatCount } from '../../src/assistant/words/format-count.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import type { Calendar } from '../../src/pipeline/calendar.ts'
import { openSchedules } from './open-schedules.ts'
import { nextOccasions } from './say-when.ts'

export const scheduleList = command({
  name: 'schedule list',
  summary: 'Commands that are asked by themselves: when, what comes next, what came last.',
  input: z.strictObject({}),
  risk: 'reads',
  role: 'viewer',
  examples: [{ line: 'schedule list', says: 'all schedules; times are US Eastern' }],
  answer: async (_input, context) => {
    const schedules = await openSchedules(context)
    if (isRefusal(schedules)) return schedules
    const [all, warehouse] = await Promise.all([schedules.list(), context.reading()])
    if (all.length === 0) {
      return {
        outcome: 'done',
        headline: 'There is no schedule yet.',
        facts: [],
        next: ['schedule add "validate yesterday" --at 09:00 --on after-games'],
        data: { schedules: [] },
      }
    }
    const calendar = await gameCalendar(warehouse, context.store, context.today)
    const now = context.now()
    const paused = all.filter(({ pausedBy }) => pausedBy !== undefined)
    return {
      outcome: 'done',
      headline: `${plural(all.length, 'schedule')}${paused.length > 0 ? `, ${formatCount(paused.length)} paused` : ''}; times are US Eastern.`,
      facts: [],
      blocks: [
        {
          kind: 'table',
          columns: ['schedule', 'at', 'on', 'line', 'next', 'last'].map(name => ({ name })),
          rows: all.map(schedule => [
            schedule.id,
            schedule.at,
            schedule.on,
            schedule.line,
            nextOf(schedule, now, calendar),
            lastOf(schedule),
          ]),
        },
      ],
      details: [{ kind: 'text', lines: all.map(detailOf) }],
      next: [...paused.slice(0, 1).map(({ id }) => `schedule resume ${id}`), 'schedule list --verbose'],
      data: {
        schedules: all.map(schedule => ({
          ...schedule,
          next:
            schedule.pausedBy === undefined
              ? nextOccasions(schedule, now, calendar, 1).map(({ at, asks }) => ({ at, asks }))[0]
              : undefined,
        })),
      },
    }
  },
})

const nextOf = (schedule: Schedule, now: Date, calendar: Calendar): string =>
  schedule.pausedBy === undefined
    ? (nextOccasions(schedule, now, calendar, 1)[0]?.words ?? '')
    : `paused by ${schedule.pausedBy}`

const lastOf = ({ last }: Schedule): string =>
  last ? `${easternClock(new Date(last.at))}: ${last.outcome}${last.runId ? ` (run ${last.runId})` : ''}` : ''

const detailOf = ({ id, by, postTo, last }: Schedule): string =>
  `${id}: asked with the rights of ${by.name}${postTo ? `, posted to ${postTo}` : ''}${last ? `; last: ${last.headline}` : ''}`
