import type { Answer } from '../../src/assistant/answer/answer.ts'
import { easternClock } from '../../src/assistant/range/eastern-clock.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import { readCalendar } from '../../src/pipeline/calendar.ts'
import { readNewest } from '../../src/pipeline/why/read-newest.ts'
import { addDays } from '../../src/warehouse/calendar-date.ts'
import { nextForCoverage } from '../coverage/next-for-coverage.ts'
import { dueAt, isDue } from './due.ts'
import { latestDay } from './latest-day.ts'
import { type Day, readDay } from './read-day.ts'
import { sayDay } from './say-day.ts'

/** Yesterday's and today's operations, or the latest game day's where neither had games. */
export async function answerDaily(context: CommandContext): Promise<Answer> {
  const warehouse = await context.reading()
  const calendar = await readCalendar(warehouse, context.today)
  const clock = easternClock(context.now())
  const yesterday = addDays(context.today, -1)
  const days = await Promise.all(
    [yesterday, context.today].map(day => readDay(warehouse, calendar, day, clock)),
  )
  const named = [
    ['yesterday', days[0]],
    ['today', days[1]],
  ] as const
  const hasGames = days.some(({ games }) => games.length > 0)
  const { day: latest, later } = latestDay(calendar, (await readNewest(warehouse)).file)
  const shown =
    hasGames || latest === undefined ? undefined : await readDay(warehouse, calendar, latest, clock)
  const told = shown ? [shown] : days
  const open = told.filter(day => day.open.length > 0)
  const waiting = told.some(day => day.notYetDue.length > 0)
  return {
    outcome: open.length > 0 ? 'done with warnings' : 'done',
    headline: headline(hasGames, latest, open, waiting, yesterday, context.today),
    facts: [
      ...(shown ? sayDay('latest game day', shown) : []),
      ...(hasGames ? named.flatMap(([name, day]) => (day ? sayDay(name, day) : [])) : []),
      ...(later.length > 0
        ? [`${plural(later.length, 'later game day')} of the schedule: no file came in`]
        : []),
      `clock: ${clock} US Eastern; yesterday's files are due ${dueAt('files', yesterday)}${isDue('files', yesterday, clock) ? '' : ', not yet'}`,
    ],
    next: nextFor(open, told, latest),
    data: { clock, days: told },
  }
}

function headline(
  hasGames: boolean,
  latest: string | undefined,
  open: readonly Day[],
  waiting: boolean,
  yesterday: string,
  today: string,
): string {
  const what = open.map(({ day, open: items }) => `${plural(items.length, 'thing')} of ${day}`).join(' and ')
  const state =
    open.length > 0
      ? `Open: ${what}`
      : waiting
        ? 'Nothing is open; some of it is not yet due'
        : 'Nothing is open'
  if (hasGames) return `${state}.`
  if (latest === undefined) return 'There are no games: nothing was ingested yet.'
  return `No games yesterday (${yesterday}) or today (${today}); the latest game day is ${latest}. ${state}.`
}

function nextFor(open: readonly Day[], told: readonly Day[], latest: string | undefined): readonly string[] {
  if (told.every(({ games }) => games.length === 0) && latest === undefined) return ['sample', 'help ingest']
  const [first] = open
  if (!first) return [`coverage ${told.find(({ games }) => games.length > 0)?.day ?? 'last 7 days'}`]
  const lacksFiles = first.open.some(item => /result|gamebook|box score|play-by-play/.test(item))
  const dates = { start: first.day, end: first.day }
  return [...(lacksFiles ? [`ingest ${first.day}`] : []), ...nextForCoverage(first.cells, dates).slice(0, 1)]
}
