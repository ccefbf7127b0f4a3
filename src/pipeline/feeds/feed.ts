import type { FeedId, FilePlace } from '../../files/layout.ts'
import type { TableContract } from '../../warehouse/table-contract.ts'

export type RawValue = string | number | boolean | null
export type RawRow = Readonly<Record<string, RawValue>>

/** Columns that the ingest adds to every row: they speak of the file, not of what stands in it. */
export const fileColumns = ['source_file_path', 'data_hash', 'processed_at'] as const

/** A row with every column of its table but the file columns, so that a parser which forgets one does not compile. */
export type RowOf<T extends TableContract> = {
  readonly [K in Exclude<keyof T['columns'] & string, (typeof fileColumns)[number]>]: RawValue
}

/** A game as the schedule has it; scores are null until it is final. */
export type GameOnSchedule = {
  readonly nbaGameId: string
  readonly date: string
  readonly seasonYear: number
  readonly away: string
  readonly home: string
  /** 1 scheduled, 2 live, 3 final */
  readonly status: number
  readonly awayScore: number | null
  readonly homeScore: number | null
}

/** What a parser may know beyond its file: the schedule, which is ingested first. */
export type FeedContext = {
  gameById(nbaGameId: string): GameOnSchedule | undefined
  game(date: string, away: string, home: string): GameOnSchedule | undefined
  /** `Boston Celtics` → `BOS` */
  teamCode(fullName: string): string | undefined
  /** First scheduled day of a season's regular season: what lies before it is pre-season. */
  firstGameDay(seasonYear: number): string | undefined
}

/** Why a file is not loaded. Stable, for scripts and for the quarantine table. */
export type FeedFault =
  | 'empty'
  | 'not-utf8'
  | 'html'
  | 'truncated'
  | 'malformed-json'
  | 'malformed-csv'
  | 'ragged-row'
  | 'missing-column'
  | 'no-rows'
  | 'bad-shape'
  | 'contradiction'
  | 'unknown-game'
  | 'unknown-team'

export type Rejected = {
  readonly ok: false
  readonly code: FeedFault
  /** One sentence with the place in the file and the values seen. */
  readonly detail: string
}

export type Accepted = {
  readonly ok: true
  readonly rows: readonly RawRow[]
  /** What an operator may want to know of a file that is good enough to load, or why it has no rows. */
  readonly notes: readonly string[]
}

/** A file is loaded whole or not at all. */
export type ParseOutcome = Accepted | Rejected

/** One Phase 1 feed: pure, so any file can be judged without a warehouse. Never throws on any bytes. */
export type Feed = {
  readonly id: FeedId
  readonly table: TableContract
  /** Games are looked up in the schedule: without one this feed can only say unknown-game. */
  readonly needsSchedule: boolean
  parse(place: FilePlace, bytes: Uint8Array, context: FeedContext): ParseOutcome
}

export const rejected = (code: FeedFault, detail: string): Rejected => ({ ok: false, code, detail })

export const accepted = (rows: readonly RawRow[], ...notes: readonly string[]): Accepted => ({
  ok: true,
  rows,
  notes,
})

/** The first contradiction rejects the file; the number of the others tells a slip from a broken writer. */
export function firstContradiction(found: Iterable<string>): Rejected | undefined {
  const [first, ...others] = found
  if (first === undefined) return undefined
  return rejected(
    'contradiction',
    others.length === 0 ? first : `${first.replace(/\.$/, '')} (and ${others.length} more).`,
  )
}
