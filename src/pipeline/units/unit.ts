/** One table over one stretch of dates of one season, committed whole or not at all. */
export type Unit = {
  /** Unique within its run and readable: `psza 2021-11-02..2021-12-31`. */
  readonly id: string
  /** Id of the table that it makes: a processor's, a feed's, `resolved_names` or `registry`. */
  readonly target: string
  readonly phase: 2 | 3 | 4
  readonly seasonYear: number
  /** The days that it makes, sorted. For feeds that hold a whole season: the season's first of October. */
  readonly dates: readonly string[]
  /** Why every date is there; together the dates of all reasons are `dates`. */
  readonly reasons: readonly UnitReason[]
  /** Ids of units of the same plan that must be committed first. */
  readonly after: readonly string[]
  /** What becomes of a season's rows of the registry; absent for every other table. */
  readonly registry?: RegistryTask
}

/** Rows of the source are added to those that are there, or take their place, or a backup does. */
export type RegistryTask =
  | { readonly strategy: 'merge' }
  | ({ readonly strategy: 'replace' } & Replaced)
  | ({ readonly strategy: 'undo'; readonly backup: string } & Replaced)

/** What was there and what was to come when somebody looked: with other numbers it is not what he confirmed. */
export type Replaced = { readonly present: number; readonly coming: number }

export type ReasonCode =
  | 'missing'
  | 'failed before'
  | 'upstream newer'
  | 'rows gone'
  | 'asked for'
  | 'new files'
  | 'names'

export type UnitReason = {
  readonly code: ReasonCode
  readonly dates: readonly string[]
  /** What exactly, where the code alone does not say it: `gamebook committed later`. */
  readonly detail?: string
  /** Files to read, for feeds. */
  readonly files?: number
}

/** First and last day of a unit, for messages and ids. */
export const unitId = (target: string, dates: readonly string[]): string => {
  const [first, last] = [dates[0], dates.at(-1)]
  return first === last ? `${target} ${first}` : `${target} ${first}..${last}`
}

export const seasonStart = (seasonYear: number): string => `${seasonYear}-10-01`
export const seasonEnd = (seasonYear: number): string => `${seasonYear + 1}-09-30`
