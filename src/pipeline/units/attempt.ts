import type { Fence } from './fence.ts'

/** What an attempt at a unit knows of its circumstances. */
export type Attempt = {
  readonly runId: string
  /** 1 for the first. */
  readonly number: number
  readonly fence: Fence
  readonly user: string
  readonly startedAt: Date
  /** US Eastern day: what is not final before it was postponed, what is not final from it on is still to come. */
  readonly today: string
}

/** How an attempt ended. Only `committed` wrote anything. */
export type UnitOutcome =
  | {
      readonly state: 'committed'
      /** Rows written to the unit's table. */
      readonly written: number
      /** Entities recorded as failures, by category. */
      readonly failures: Readonly<Record<string, number>>
      /** Only for feeds: what became of the files. */
      readonly files?: FileCounts
      /** Billed for the transaction, where the engine bills. */
      readonly bytes?: number
    }
  | { readonly state: 'breached'; readonly breach: Breach }
  /** Another attempt took the unit over; whatever that one does counts. */
  | { readonly state: 'superseded' }

export type FileCounts = {
  readonly read: number
  readonly loaded: number
  readonly unchanged: number
  readonly superseded: number
  readonly quarantined: number
}

/** A broken contract, in words: the rule, how many rows, three examples, and the dates that are hit. */
export type Breach = {
  readonly rule: string
  readonly rows: number
  readonly examples: readonly string[]
  /** Empty when the breach cannot be pinned to dates. */
  readonly dates: readonly string[]
}
