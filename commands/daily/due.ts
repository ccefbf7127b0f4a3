import { addDays } from '../../src/warehouse/calendar-date.ts'

/** What is awaited for a game day. */
export type Awaited = 'files' | 'tables' | 'pre-game tables'

/**
 * When it is due, US Eastern: the last games end after midnight and their files come in the small hours; tables take
 * an hour more; what is known before the game is made at noon of the day. The one place for the hours.
 */
const hours: Readonly<Record<Awaited, { readonly daysLater: number; readonly at: string }>> = {
  files: { daysLater: 1, at: '06:00' },
  tables: { daysLater: 1, at: '08:00' },
  'pre-game tables': { daysLater: 0, at: '12:00' },
}

/** `2021-11-23 06:00`, US Eastern. */
export const dueAt = (what: Awaited, day: string): string =>
  `${addDays(day, hours[what].daysLater)} ${hours[what].at}`

/** `clock` as `easternClock` gives it: both sort as text. */
export const isDue = (what: Awaited, day: string, clock: string): boolean => clock >= dueAt(what, day)
