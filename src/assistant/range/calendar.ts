import type { CalendarDate } from '../../warehouse/calendar-date.ts'

/** A season that the warehouse knows games of. */
export type KnownSeason = {
  /** `2021-22` */
  readonly season: string
  /** The year it begins in: 2021. */
  readonly seasonYear: number
  readonly firstGameDay: CalendarDate
  readonly lastGameDay: CalendarDate
}

/** A date with games: how many are scheduled, and how many have a final score. */
export type GameDay = { readonly date: CalendarDate; readonly games: number; readonly finals: number }

/** What a range is measured against. */
export type Calendar = {
  /** US Eastern. */
  readonly today: CalendarDate
  readonly seasons: readonly KnownSeason[]
  /** Dates with at least one game, ascending. */
  readonly gameDays: readonly GameDay[]
}
