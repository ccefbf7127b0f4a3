import type { Plan } from '../../pipeline/plan/plan.ts'
import type { Breach, FileCounts } from '../../pipeline/units/attempt.ts'
import type { Lane } from './lane.ts'

/** A fact about a run, in the ledger before anyone is told. */
export type RunEvent = { readonly at: string } & (
  | {
      readonly kind: 'run started'
      readonly plan: Plan
      readonly by: string
      readonly pid: number
      /** Absent in ledgers of one machine before there were lanes. */
      readonly lane?: Lane
    }
  /** Taken up again after its process ended; units that turned out to be committed are named. */
  | { readonly kind: 'run resumed'; readonly by: string; readonly pid: number }
  /** Its events were lost with the memory of the queue, and made again from what the warehouse holds. */
  | { readonly kind: 'run rebuilt' }
  /** A second start without an end between means that whoever performed it is gone. */
  | {
      readonly kind: 'unit started'
      readonly unit: string
      readonly attempt: number
      /** Names the process that performs it. */
      readonly holder?: string
    }
  | {
      readonly kind: 'unit committed'
      readonly unit: string
      readonly written: number
      readonly failures: Readonly<Record<string, number>>
      readonly files?: FileCounts
      readonly seconds: number
      /** Billed for its transaction, where the engine bills; unknown when the commit was only found in the history. */
      readonly bytes?: number
    }
  | {
      readonly kind: 'unit failed'
      readonly unit: string
      readonly attempt: number
      readonly error: UnitError
      readonly seconds: number
    }
  /** A broken contract on some days: the unit goes on as two, so that good days are not lost with bad ones. */
  | {
      readonly kind: 'unit split'
      readonly unit: string
      readonly into: readonly { readonly unit: string; readonly dates: readonly string[] }[]
    }
  /** Cannot run: what it waits for failed. */
  | { readonly kind: 'unit blocked'; readonly unit: string; readonly by: string }
  | { readonly kind: 'unit cancelled'; readonly unit: string }
  /** With `now`, running units are interrupted, too. */
  | { readonly kind: 'cancel requested'; readonly by: string; readonly now?: true }
  /** Running units end, waiting ones wait on. */
  | { readonly kind: 'run paused'; readonly by: string }
  | { readonly kind: 'run continued'; readonly by: string }
  | { readonly kind: 'run finished'; readonly outcome: RunOutcome }
)

export type RunOutcome = 'done' | 'done with warnings' | 'failed' | 'cancelled'

/** Why a unit failed, in words. */
export type UnitError =
  | { readonly kind: 'contract'; readonly breach: Breach }
  | { readonly kind: 'superseded' }
  /** Broken parts; `fix` is what a person can do, where there is something. */
  | { readonly kind: 'broken'; readonly message: string; readonly fix?: string }
