export type Zone = 'paint' | 'mid_range' | 'three' | 'unknown'

/** One shot of the play-by-play; the shooter by the box score's lookup, undefined when no name of it fits. */
export type Shot = {
  readonly team: string
  readonly shooter: string | undefined
  readonly zone: Zone
  readonly made: boolean
  readonly assisted: boolean
}

/** The box score line of an active player. */
export type Line = {
  readonly lookup: string
  readonly name: string
  readonly team: string
  readonly seconds: number
  readonly points: number
  readonly fgm: number
  readonly fga: number
  readonly tpm: number
  readonly tpa: number
  readonly fta: number
  readonly turnovers: number
}

export type TeamTotals = {
  readonly team: string
  readonly opponent: string
  /** Of all five players together: 240 without overtime. */
  readonly minutes: number
  readonly points: number
  readonly fga: number
  readonly tpm: number
  readonly tpa: number
  readonly fta: number
  readonly offensiveRebounds: number
  readonly turnovers: number
}

/** A player of the gamebook, whatever his status; an inactive one may stay without his full name. */
export type Listed = {
  readonly lookup: string
  readonly team: string
  readonly status: 'active' | 'dnp' | 'inactive'
  readonly resolved: boolean
}

export type Game = {
  /** `YYYYMMDD_AWY_HOM` */
  readonly id: string
  readonly date: string
  /** Start year of the season. */
  readonly season: number
  /** None or two. */
  readonly totals: readonly TeamTotals[]
  readonly lines: readonly Line[]
  readonly listed: readonly Listed[]
  /** Absent when there is no play-by-play of the game. */
  readonly shots: readonly Shot[] | undefined
}

/** All files of the folder, joined; games in order of date and id. */
export type Reference = { readonly teams: readonly string[]; readonly games: readonly Game[] }

/** A row of an expected entity: its columns when `failure_category` is null, else why there are none. */
export type ReferenceRow = Readonly<Record<string, string | number | boolean | null>> & {
  readonly failure_category: 'INSUFFICIENT_DATA' | null
}

export const seasonOf = (date: string): number => Number(date.slice(0, 4)) - (date.slice(5, 7) < '10' ? 1 : 0)
