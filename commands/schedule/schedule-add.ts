import { z } from 'zod'
import { parseLine } from '../../src/assistant/command/parse-command.ts'
import { printWords } from '../../src/assistant/command/quote-word.ts'
import { isRefusal } from '../../src/assistant/refusal.ts'
import { type AnyCommand, command } from '../../src/assistant/request/handler.ts'
import { gameCalendar } from '../../src/assistant/schedules/game-calendar.ts'
import { type Schedule, scheduleDays } from '../../src/assistant/schedules/schedules.ts'
import { openSchedules } from './open-schedules.ts'
import { readSchedulable } from './read-schedulable.ts'
import { dayWords, nextOccasions } from './say-when.ts'

const SHOWN = 3
/** Longer than any summer without games. */
const LOOKED_AT = 200

export const scheduleAdd = (all: () => readonly AnyCommand[]) =>
  command({
    name: 'schedule add',
    summary: 'Has a command asked by itself, at a time of day and on days that the game calendar chooses.',
    input: z.strictObject({
      line: z.string().describe('The command, in quotes').meta({ placeholder: 'LINE' }),
      at: z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day from 00:00 to 23:59, such as 09:00')
        .describe('Time of day in US Eastern')
        .meta({ placeholder: 'HH:MM' }),
      on: z
        .enum(scheduleDays)
        .default('every-day')
        .describe('Every day, on days with games, or on days after games'),
      post: z
        .string()
        .regex(/^[CG][A-Z0-9]{3,}$/, 'must be the id of a Slack channel, such as C012AB3CD')
        .optional()
        .describe('Slack channel that gets the answer')
        .meta({ placeholder: 'CHANNEL' }),
    }),
    positionals: ['line'],
    risk: 'writes',
    role: 'operator',
    details:
      'The command is asked with the rights that you have at that time, and its plan is not shown to anybody before it runs. A time that is missed because no worker was there is made up for within six hours. When clocks change it is still asked once on that day.',
    examples: [
      {
        line: 'schedule add "validate yesterday" --at 09:00 --on after-games',
        says: 'on every morning after games',
      },
      {
        line: 'schedule add daily --at 08:30 --post C012AB3CD',
        says: "the day's digest to a channel",
      },
    ],
    answer: async ({ line: typed, at, on, post }, context) => {
      const schedules = await openSchedules(context)
      if (isRefusal(schedules)) return schedules
      const asWhole = (line: string) =>
        printWords([
          'schedule',
          'add',
          line,
          '--at',
          at,
          '--on',
          on,
          ...(post === undefined ? [] : ['--post', post]),
        ])
      const read = readSchedulable(typed, all(), context)
      // What is wrong is the command within the command; its way out is one, too.
      if (isRefusal(read)) {
        const staysAsItIs = (fix: string) => /^help\b/.test(fix) || isRefusal(parseLine(fix, all()))
        return { ...read, fix: read.fix.map(fix => (staysAsItIs(fix) ? fix : asWhole(fix))) }
      }
      const { line } = read
      const same = (await schedules.list()).find(
        each => each.line === line && each.at === at && each.on === on && each.postTo === post,
      )
      const schedule: Schedule = same ?? {
        id: context.newId(),
        line,
        at,
        on,
        ...(post === undefined ? {} : { postTo: post }),
        by: context.asker,
        createdAt: context.now().toISOString(),
      }
      if (!same) await schedules.put(schedule)
      const calendar = await gameCalendar(await context.reading(), context.store, context.today)
      const occasions = nextOccasions(schedule, context.now(), calendar, LOOKED_AT)
      const shown = occasions.slice(0, SHOWN)
      const first = occasions.find(({ asks }) => asks)
      return {
        outcome: 'done',
        headline: `${same ? `That is schedule ${schedule.id} already` : `Schedule ${schedule.id}`}: \`${line}\` at ${at} US Eastern ${dayWords[on]}.`,
        facts: [
          ...shown.map(({ words }) => words),
          ...(first && !shown.includes(first) ? [`the first that runs: ${first.words}`] : []),
          `asked with the rights of ${schedule.by.name}${post === undefined ? '' : `; the answer goes to ${post}`}`,
        ],
        next: [`schedule run ${schedule.id}`, 'schedule list'],
        data: { schedule, next: shown.map(({ at: instant, asks }) => ({ at: instant, asks })) },
      }
    },
  })
