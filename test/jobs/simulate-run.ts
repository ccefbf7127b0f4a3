import { decide, splitDates } from '../../jobs/decide.ts'
import type { RunEvent } from '../../src/assistant/run/run-event.ts'
import { type RunView, step, viewRun } from '../../src/assistant/run/run-view.ts'
import type { Plan } from '../../src/pipeline/plan/plan.ts'

export type Simulation = {
  readonly events: readonly RunEvent[]
  readonly view: RunView
  /** The run as it was when each unit was dispatched. */
  readonly dispatched: readonly { readonly unit: string; readonly before: RunView }[]
}

/** Numbers that a test may choose as it likes. */
export type Choose = (below: number) => number

export const chooseFrom = (numbers: readonly number[]): Choose => {
  let at = 0
  return below => (numbers[at++ % Math.max(numbers.length, 1)] ?? 0) % below
}

const at = (second: number) => new Date(Date.UTC(2026, 0, 5, 12, 0, second)).toISOString()

/**
 * Drives a run with nothing but `decide` and the fold. Units end in any order; those with bad days break their
 * contract, and a breach names only some of them at a time, as a first broken rule does.
 */
export function simulateRun(
  plan: Plan,
  bad: ReadonlySet<string>,
  choose: Choose,
  cancelAfter = Number.POSITIVE_INFINITY,
): Simulation {
  const started: RunEvent = { kind: 'run started', at: at(0), plan, by: 'ana', pid: 1 }
  const events: RunEvent[] = [started]
  let view = viewRun('r', [started])
  const dispatched: { unit: string; before: RunView }[] = []
  const record = (event: RunEvent) => {
    events.push(event)
    view = step(view, event)
  }
  const advance = () => {
    for (;;) {
      const { dispatch, block, split, cancel } = decide(view)
      const before = view
      for (const unit of cancel) record({ kind: 'unit cancelled', at: at(1), unit })
      for (const part of split) record({ kind: 'unit split', at: at(1), ...part })
      for (const blocked of block) record({ kind: 'unit blocked', at: at(1), ...blocked })
      for (const { unit, attempts } of dispatch) {
        dispatched.push({ unit: unit.id, before })
        record({ kind: 'unit started', at: at(1), unit: unit.id, attempt: attempts + 1 })
      }
      if (block.length + split.length === 0) return
    }
  }
  const end = (id: string) => {
    const unit = view.units.find(candidate => candidate.unit.id === id && candidate.state === 'running')?.unit
    if (!unit) throw new Error(`${id} does not run`)
    const broken = unit.dates.filter(date => bad.has(`${unit.target} ${date}`))
    const fail = (failing: string, dates: readonly string[]) =>
      record({
        kind: 'unit failed',
        at: at(2),
        unit: failing,
        attempt: 1,
        seconds: 1,
        error: { kind: 'contract', breach: { rule: 'r', rows: 1, examples: [], dates } },
      })
    if (broken.length === 0) {
      record({ kind: 'unit committed', at: at(2), unit: id, written: 1, failures: {}, seconds: 1 })
    } else if (broken.length === unit.dates.length) {
      fail(id, broken)
    } else {
      const named = broken.slice(0, 1 + choose(broken.length))
      const into = splitDates(unit, new Set(named))
      record({ kind: 'unit split', at: at(2), unit: id, into })
      fail(into[1]?.unit ?? '', named)
    }
  }
  advance()
  for (let ended = 0; ; ended += 1) {
    if (ended === cancelAfter) {
      record({ kind: 'cancel requested', at: at(2), by: 'ana' })
      advance()
    }
    const running = view.units.filter(({ state }) => state === 'running')
    const next = running[choose(Math.max(running.length, 1))]
    if (!next) return { events, view, dispatched }
    end(next.unit.id)
    advance()
  }
}
