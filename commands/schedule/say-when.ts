import { easternClock } from '../../src/assistant/range/eastern-clock.ts'
import { easternToday } from '../../src/assistant/range/eastern-today.ts'
import { judgeDay } from '../../src/assistant/schedules/judge-day.ts'
import type { Schedule, ScheduleDays } from '../../src/assistant/schedules/schedules.ts'
import { easternTimes } from '../../src/assistant/schedules/wall-times.ts'
import type { Calendar } from '../../src/pipeline/calendar.ts'

/** The days in words, behind a time: `at 09:00 US Eastern on days after games`. */
export const dayWords: Readonly<Record<ScheduleDays, string>> = {
  'every-day': 'every day',
  'game-days': 'on days with games',
  'after-games': 'on days after games',
}

/** A time that comes, and what the schedule will do then, as far as the calendar knows today. */
export type Occasion = { readonly at: Date; readonly asks: boolean; readonly words: string }

/** The next times of a schedule. */
export function nextOccasions(
  { at, on }: Pick<Schedule, 'at' | 'on'>,
  after: Date,
  calendar: Calendar,
  count: number,
): readonly Occasion[] {
  const occasions: Occasion[] = []
  for (let last = after; occasions.length < count; ) {
    last = easternTimes.next(at, last)
    const { asks, because } = judgeDay(on, easternToday(last), calendar)
    const does = asks ? 'runs' : 'skipped'
    occasions.push({
      at: last,
      asks,
      words: `${easternClock(last)}: ${does}${because ? `, ${because}` : ''}`,
    })
  }
  return occasions
}
