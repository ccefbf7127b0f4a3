import { type Calendar, calendarOfSchedule } from '../../../src/pipeline/calendar.ts'
import { processors } from '../../../src/pipeline/processors/processors.ts'
import { addDays } from '../../../src/warehouse/calendar-date.ts'
import { gameRow, type Recorded, successRow, today } from './random-worlds.ts'

/** A season with a final game on each of so many days. */
export const season = (length: number): Calendar =>
  calendarOfSchedule(
    Array.from({ length }, (_, i) => gameRow(addDays('2021-10-19', i))),
    today,
  )

/** All tables of all days recorded in the order of the pipeline, so that nothing is stale. */
export function complete(calendar: Calendar): Recorded {
  const raw = ['schedule', 'injury_report', 'gamebook', 'team_boxscore', 'play_by_play', 'resolved_names']
  const targets = [...raw, ...processors.map(({ id }) => id)]
  const cells = targets.flatMap((target, step) =>
    calendar.gameDays.map(({ date }) => ({ target, step, day: date })),
  )
  return {
    rows: cells.map(({ target, day }) => ({ target, day, row_count: 3 })),
    failures: [],
    history: cells.map(({ target, day, step }) => successRow(target, day, 10 + step, 3)),
  }
}
