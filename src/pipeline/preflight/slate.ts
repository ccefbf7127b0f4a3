import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import type { Calendar } from '../calendar.ts'

/** A game of the schedule. */
export type SlateGame = {
  /** `20211122_BOS_NYK` */
  readonly id: string
  readonly nbaGameId: string
  readonly date: CalendarDate
  readonly seasonYear: number
  readonly away: string
  readonly home: string
  readonly final: boolean
}

/** Where a season's games are known from. */
export type SlateSource =
  | {
      readonly from: 'file'
      readonly path: string
      /** Day of the writer's stamp; undefined where it has none. */
      readonly writtenOn: CalendarDate | undefined
    }
  | { readonly from: 'warehouse' }

/**
 * What should have been played. A season's newest readable schedule file counts, and the warehouse's own schedule only
 * where there is none: a table must not be checked against itself (domain.md, story 10).
 */
export type Slate = {
  readonly games: readonly SlateGame[]
  readonly calendar: Calendar
  readonly sources: ReadonlyMap<number, SlateSource>
  /** Schedule files newer than the one that counts which cannot be read. */
  readonly unreadable: readonly {
    readonly seasonYear: number
    readonly path: string
    readonly reason: string
  }[]
  /** What the warehouse's schedule says, by the NBA's game id. */
  readonly stored: ReadonlyMap<string, SlateGame>
}

export const matchup = ({ date, away, home }: SlateGame): string => `${date} ${away}@${home}`
