import type { RunView, UnitView } from '../../assistant/run/run-view.ts'
import { isExpected } from '../../pipeline/state/failure-categories.ts'
import { groupBy } from '../../warehouse/group-by.ts'

/** How far some units of a run are. */
export type Progress = {
  readonly name: string
  readonly total: number
  readonly committed: number
  readonly rows: number
  /** Entities recorded as failures of an expected category, and of any other. */
  readonly expectedFailures: number
  readonly otherFailures: number
  readonly running: readonly UnitView[]
  readonly failed: readonly UnitView[]
  readonly blocked: number
  readonly cancelled: number
}

/** The units that count: a split one is represented by its parts. */
const workOf = ({ units }: RunView): readonly UnitView[] => units.filter(({ state }) => state !== 'split')

/** The whole run. */
export const runProgress = (view: RunView): Progress => progressOf(view.runId, workOf(view))

/** Table by table in the order of the plan; what is beyond `most` is one entry, so that a message never grows. */
export function tableProgress(view: RunView, most: number): readonly Progress[] {
  const tables = [...groupBy(workOf(view), ({ unit }) => unit.target)]
  const shown = tables.length > most ? tables.slice(0, most - 1) : tables
  const rest = tables.slice(shown.length)
  return [
    ...shown.map(([target, units]) => progressOf(target, units)),
    ...(rest.length === 0
      ? []
      : [
          progressOf(
            `${rest.length} more tables`,
            rest.flatMap(([, units]) => units),
          ),
        ]),
  ]
}

function progressOf(name: string, units: readonly UnitView[]): Progress {
  const ofState = (wanted: UnitView['state']) => units.filter(({ state }) => state === wanted)
  const committed = ofState('committed')
  const failures = committed.flatMap(unit => Object.entries(unit.failures))
  const count = (expected: boolean) =>
    failures.reduce((sum, [category, each]) => (isExpected(category) === expected ? sum + each : sum), 0)
  return {
    name,
    total: units.length,
    committed: committed.length,
    rows: committed.reduce((sum, { written }) => sum + written, 0),
    expectedFailures: count(true),
    otherFailures: count(false),
    running: ofState('running'),
    failed: ofState('failed'),
    blocked: ofState('blocked').length,
    cancelled: ofState('cancelled').length,
  }
}
