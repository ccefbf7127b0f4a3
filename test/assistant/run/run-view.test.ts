import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RunEvent } from '../../../src/assistant/run/run-event.ts'
import { type RunView, step, viewRun } from '../../../src/assistant/run/run-view.ts'
import { runCounts } from '../../../src/terminal/run-counts.ts'
import { badDays, dayAt, planOf, plans } from '../../jobs/random-plan.ts'
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

const error = { kind: 'superseded' } as const

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
    unit.map(id => ({ kind: 'unit failed', at, unit: id, attempt: 1, error, seconds: 1 }) as const),
    fc.constant({ kind: 'run rebuilt', at } as const),
    fc.constant({ kind: 'run paused', at, by: 'bo' } as const),
    fc.constant({ kind: 'run continued', at, by: 'bo' } as const),
    fc.constant({ kind: 'cancel requested', at, by: 'bo', now: true } as const),
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
        expect([after.cancelRequestedBy, after.interrupted, after.pausedBy]).toEqual([
          undefined,
          undefined,
          undefined,
        ])
        expect(after.takes).toBe(before.takes + 1)
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

describe('what happened to one unit', () => {
  const plan = planOf({ psza: [0, 1].map(dayAt), pdc: [0, 1].map(dayAt) }, 10)
  const [psza, pdc] = plan.units.map(({ id }) => id) as [string, string]
  const start: RunEvent = { kind: 'run started', at, plan, by: 'ana', pid: 1 }
  const begun = (attempt: number): RunEvent => ({
    kind: 'unit started',
    at,
    unit: psza,
    attempt,
    holder: 'h',
  })
  const commit: RunEvent = { kind: 'unit committed', at, unit: psza, written: 3, failures: {}, seconds: 1 }
  const fail = (attempt: number): RunEvent => ({
    kind: 'unit failed',
    at,
    unit: psza,
    attempt,
    error,
    seconds: 1,
  })
  const cut: RunEvent = {
    kind: 'unit split',
    at,
    unit: psza,
    into: [
      { unit: 'a', dates: [dayAt(0)] },
      { unit: 'b', dates: [dayAt(1)] },
    ],
  }
  const view = (...events: readonly RunEvent[]) => viewRun('r', [start, ...events])
  const unit = (...events: readonly RunEvent[]) => view(...events).units[0]

  test('and to an attempt that lost it is not the same: that it failed is no news', () => {
    expect(unit(begun(1), begun(2), fail(1))).toEqual(unit(begun(1), begun(2)))
    expect(unit(begun(1), begun(2), commit, fail(2))).toEqual(unit(begun(1), begun(2), commit))
    expect(unit(begun(1), begun(2), fail(2))).toMatchObject({ state: 'failed', attempts: 2 })
  })

  test('is known with its attempts, who performs it, and since when', () => {
    expect(unit(begun(1), begun(2))).toMatchObject({
      state: 'running',
      attempts: 2,
      holder: 'h',
      startedAt: at,
    })
    expect(unit(begun(1), begun(2), { kind: 'run resumed', at, by: 'bo', pid: 2 })).toEqual({
      ...unit(),
      attempts: 2,
    })
  })

  test('when it was split is over: its parts stand for it, once', () => {
    const once = view(cut)
    expect(once.units.map(({ unit, state }) => `${unit.id} ${state}`)).toEqual([
      `${psza} split`,
      'a waiting',
      'b waiting',
      `${pdc} waiting`,
    ])
    expect(view(cut, cut, commit, begun(2), fail(9))).toEqual(once)
    expect(view(commit, cut)).toEqual(view(commit))
  })

  test('is the same for a run that was rebuilt as for the events that it was rebuilt from', () => {
    const events = [begun(1), commit]
    expect(view(...events, { kind: 'run rebuilt', at })).toEqual(view(...events))
  })
})

describe('a wish', () => {
  const plan = planOf({ psza: [dayAt(0)] }, 1)
  const start: RunEvent = { kind: 'run started', at, plan, by: 'ana', pid: 1 }
  const view = (...events: readonly RunEvent[]) => viewRun('r', [start, ...events])
  const stop: RunEvent = { kind: 'cancel requested', at, by: 'bo' }

  test('to stop is not yet one to interrupt; one to interrupt is both, whichever came first', () => {
    expect(view(stop)).toMatchObject({ cancelRequestedBy: 'bo' })
    expect(view(stop).interrupted).toBeUndefined()
    const now: RunEvent = { ...stop, now: true }
    for (const events of [[now], [stop, now], [now, stop]])
      expect(view(...events)).toMatchObject({ cancelRequestedBy: 'bo', interrupted: true })
  })

  test('to hold lasts until somebody goes on', () => {
    const hold: RunEvent = { kind: 'run paused', at, by: 'bo' }
    expect(view(hold).pausedBy).toBe('bo')
    expect(view(hold, { kind: 'run continued', at, by: 'cy' })).toEqual(view())
  })

  test('for a lane is kept; ledgers from before there were lanes had people waiting', () => {
    expect(view().lane).toBe('interactive')
    expect(viewRun('r', [{ ...start, lane: 'bulk' }]).lane).toBe('bulk')
  })
})
