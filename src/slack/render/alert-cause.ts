/** One reason for which something is wrong, however many units, runs or checks it hit. */
export type AlertCause = {
  /** The same for the same cause, in words: `contract broken: fatigue_score must be between 0 and 100`. */
  readonly cause: string
  /** How often it was met. */
  readonly count: number
  /** Ids of the runs that met it, in order. */
  readonly runs: readonly string[]
  readonly firstAt: Date
  readonly lastAt: Date
  /** Where it was met: units, tables, days. */
  readonly where: readonly string[]
  /** Commands that say more or mend it. */
  readonly next: readonly string[]
  readonly solved?: { readonly at: Date; readonly how: string }
}
