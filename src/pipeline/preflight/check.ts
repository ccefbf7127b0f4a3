import type { CalendarDate } from '../../warehouse/calendar-date.ts'

/** What a check looks at: the machine and its parts, or the data of a phase. */
export type CheckPhase = 'infrastructure' | 1 | 2 | 3 | 4

/** What mends a fault. As data, so that the same work is proposed once, whoever asks for it. */
export type Mend =
  | { readonly do: 'ingest'; readonly dates: readonly CalendarDate[] }
  | {
      readonly do: 'backfill'
      readonly phase: 3 | 4
      readonly dates: readonly CalendarDate[]
      /** Complete days with failures are only made again when asked for. */
      readonly policy?: 'failed'
    }
  /** Any other command line. */
  | { readonly do: 'type'; readonly line: string }

type Facts = {
  /** The values seen, with their denominators. */
  readonly says: string
  readonly numbers: Readonly<Record<string, number>>
  /** Three at most. */
  readonly examples: readonly string[]
  /** All there is to say, for who asks for more: every fault, statements to copy. */
  readonly more?: readonly string[]
}

export type Passed = Facts & { readonly kind: 'pass' }

export type Trouble = Facts & {
  readonly kind: 'warn' | 'fail'
  /** What it costs to ignore. */
  readonly costs: string
  /** What a person has to do before a command can help. */
  readonly first?: string
  /** Empty where no command can help. */
  readonly mend: readonly Mend[]
}

export type CheckOutcome = Passed | Trouble | { readonly kind: 'skipped'; readonly because: string }

/** One question that has an answer. It looks and never changes anything. */
export type Check<Context> = {
  readonly id: string
  readonly phase: CheckPhase
  /** What holds when it passes. */
  readonly says: string
  /** Part of `--quick`. */
  readonly quick: boolean
  /** Ids of checks without whose pass or warning this one has nothing to look at: one cause is told once. */
  readonly after?: readonly string[]
  run(context: Context): Promise<CheckOutcome>
}

export type CheckResult = Pick<Check<never>, 'id' | 'phase' | 'says'> & { readonly outcome: CheckOutcome }

export const pass = (says: string, numbers: Facts['numbers'] = {}): Passed => ({
  kind: 'pass',
  says,
  numbers,
  examples: [],
})

export const skipped = (because: string): CheckOutcome => ({ kind: 'skipped', because })

/** The first three of a list. */
export const examplesOf = (all: readonly string[]): readonly string[] => all.slice(0, 3)
