import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RunEvent } from '../../../src/assistant/run/run-event.ts'
import { type RunView, step, viewRun } from '../../../src/assistant/run/run-view.ts'
import { runCounts } from '../../../src/terminal/run-counts.ts'
import { badDays, plans } from '../../jobs/random-plan.ts'
import { chooseFrom, simulateRun } from '../../jobs/simulate-run.ts'

const runs = fc
  .record({
    plan: plans,
    bad: badDays,
    numbers: fc.array(fc.nat(99), { minLength: 1, maxLength: 9 }),
    stop: fc.nat(20),
  })
  .map(({ plan, bad, numbers, stop }) => simulateRun(plan, bad, chooseFrom(numbers), stop).events)

const at = '2026-01-05T12:00:01.000Z'

/** Events that no run would write in this order: late, doubled, of units that are not there. */
const noise = (units: readonly string[]): fc.Arbitrary<RunEvent> => {
  const unit = fc.constantFrom('nowhere', ...units)
  return fc.oneof(
    unit.map(id => ({ kind: 'unit started', at, unit: id, attempt: 2 }) as const),
    unit.map(
      id => ({ kind: 'unit committed', at, unit: id, written: 3, failures: { X: 1 }, seconds: 1 }) as const,
    ),
    unit.map(id => ({ kind: 'unit cancelled', at, unit: id }) as const),
    unit.map(id => ({ kind: 'unit blocked', at, unit: id, by: 'nowhere' }) as const),
    fc.constant({ kind: 'run resumed', at, by: 'bo', pid: 2 } as const),
    fc.constant({ kind: 'cancel requested', at, by: 'bo' } as const),
    fc.constant({ kind: 'run finished', at, outcome: 'done' } as const),
  )
}

const days = (view: RunView) =>
  view.units
    .filter(({ state }) => state !== 'split')
    .flatMap(({ unit }) => unit.dates.map(date => `${unit.target} ${date}`))
    .sort()

const expectValid = (view: RunView): void => {
  expect(days(view)).toEqual(
    view.plan.units.flatMap(({ target, dates }) => dates.map(date => `${target} ${date}`)).sort(),
  )
  const ids = new Set(view.units.map(({ unit }) => unit.id))
  expect(ids.size).toBe(view.units.length)
  expect(view.units.flatMap(({ unit }) => unit.after).filter(id => !ids.has(id))).toEqual([])
  for (const { unit } of view.units)
    expect(unit.reasons.flatMap(({ dates }) => dates).sort()).toEqual([...unit.dates])
  const { total, committed, running, failed, blocked, cancelled, ...sums } = runCounts(view)
  const waiting = view.units.filter(({ state }) => state === 'waiting').length
  expect(committed + running.length + failed.length + blocked + cancelled + waiting).toBe(total)
  for (const count of [total, committed, blocked, cancelled, sums.rows, sums.expectedFailures, sums.errors])
    expect(count).toBeGreaterThanOrEqual(0)
}

describe('what people see of a run', () => {
  test('is whole after any of its events: each planned day in one unit, counts that add up', () => {
    fc.assert(
      fc.property(runs, fc.nat(1000), (events, cut) => {
        expectValid(viewRun('r', events.slice(0, 1 + (cut % events.length))))
      }),
      { numRuns: 60 },
    )
  })

  test('stays whole whatever is added to it', () => {
    fc.assert(
      fc.property(
        runs.chain(events => {
          const [first] = events
          const units = first?.kind === 'run started' ? first.plan.units.map(({ id }) => id) : []
          return fc.tuple(fc.constant(events), fc.array(noise(units), { maxLength: 8 }))
        }),
        ([events, more]) => expectValid(viewRun('r', [...events, ...more])),
      ),
      { numRuns: 60 },
    )
  })

  test('is the same for the same events, however they are folded, and no event changes an earlier view', () => {
    fc.assert(
      fc.property(runs, events => {
        const whole = viewRun('r', events)
        const half = viewRun('r', events.slice(0, Math.ceil(events.length / 2)))
        const before = JSON.stringify(half)
        expect(events.slice(Math.ceil(events.length / 2)).reduce(step, half)).toEqual(whole)
        expect(JSON.stringify(half)).toBe(before)
        expect(viewRun('r', JSON.parse(JSON.stringify(events)))).toEqual(whole)
      }),
      { numRuns: 60 },
    )
  })

  test('after a resume keeps what is committed, and everything else waits again', () => {
    fc.assert(
      fc.property(runs, events => {
        const before = viewRun('r', events)
        const after = step(before, { kind: 'run resumed', at, by: 'bo', pid: 2 })
        expect(after.outcome).toBeUndefined()
        expect(after.cancelRequestedBy).toBeUndefined()
        for (const [i, { state }] of before.units.entries())
          expect(after.units[i]?.state).toBe(state === 'committed' || state === 'split' ? state : 'waiting')
      }),
      { numRuns: 60 },
    )
  })

  test('cannot begin with anything but the start of a run', () => {
    expect(() => viewRun('r', [])).toThrow(/run r do not begin/)
    expect(() => viewRun('r', [{ kind: 'run resumed', at, by: 'bo', pid: 2 }])).toThrow(/do not begin/)
  })
})
