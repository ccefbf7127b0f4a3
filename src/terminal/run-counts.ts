import type { RunView, UnitView } from '../assistant/run/run-view.ts'
import { isExpected } from '../pipeline/state/failure-categories.ts'

export type RunCounts = {
  /** Units that count: a split one is represented by its parts. */
  readonly total: number
  readonly committed: number
  readonly rows: number
  /** Entities recorded as failures of an expected category, and of any other. */
  readonly expectedFailures: number
  readonly errors: number
  readonly running: readonly UnitView[]
  readonly failed: readonly UnitView[]
  readonly blocked: number
  readonly cancelled: number
}

/** The numbers behind a progress block. */
export function runCounts({ units }: RunView): RunCounts {
  const work = units.filter(({ state }) => state !== 'split')
  const ofState = (wanted: UnitView['state']): readonly UnitView[] =>
    work.filter(({ state }) => state === wanted)
  const committed = ofState('committed')
  const failures = committed.flatMap(unit => Object.entries(unit.failures))
  const sum = (expected: boolean): number =>
    failures.reduce(
      (total, [category, count]) => (isExpected(category) === expected ? total + count : total),
      0,
    )
  return {
    total: work.length,
    committed: committed.length,
    rows: committed.reduce((total, { written }) => total + written, 0),
    expectedFailures: sum(true),
    errors: sum(false),
    running: ofState('running'),
    failed: ofState('failed'),
    blocked: ofState('blocked').length,
    cancelled: ofState('cancelled').length,
  }
}
