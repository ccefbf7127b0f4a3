import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide } from '../../jobs/decide.ts'
import { step, viewRun } from '../../src/assistant/run/run-view.ts'
import { affectedDates } from '../../src/pipeline/plan/link-units.ts'
import { reaches, upstreamsOf } from '../../src/pipeline/processors/lineage.ts'
import { processorById } from '../../src/pipeline/processors/processors.ts'
import type { Unit } from '../../src/pipeline/units/unit.ts'
import { badDays, dayAt, planOf, plans, planWith } from './random-plan.ts'
import { chooseFrom, simulateRun } from './simulate-run.ts'

const choices = fc
  .array(fc.nat(1000), { minLength: 1, maxLength: 20 })
  .map(numbers => () => chooseFrom(numbers))
const daysOf = (units: readonly { readonly unit: Unit }[]) =>
  units.flatMap(({ unit }) => unit.dates.map(date => `${unit.target} ${date}`)).sort()

describe('a run, decided from its ledger alone', () => {
  test('never dispatches a unit before everything that it waits for has ended, or on days that are lost', () => {
    fc.assert(
      fc.property(plans, badDays, choices, (plan, bad, choose) => {
        for (const { unit: id, before } of simulateRun(plan, bad, choose()).dispatched) {
          const own = before.units.find(({ unit }) => unit.id === id)?.unit as Unit
          const upstream = before.units.filter(({ unit }) => own.after.includes(unit.id))
          expect(upstream).toHaveLength(new Set(own.after).size)
          for (const { unit, state } of upstream) {
            expect(['committed', 'failed', 'blocked', 'split']).toContain(state)
            if (state === 'failed' || state === 'blocked')
              expect(affectedDates(own, unit.target, unit.dates)).toEqual([])
          }
        }
      }),
      { numRuns: 100 },
    )
  })

  test('ends every unit in one final state, and every planned day exactly once', () => {
    fc.assert(
      fc.property(plans, badDays, choices, fc.nat(12), fc.boolean(), (plan, bad, choose, stop, stops) => {
        const { view, dispatched } = simulateRun(plan, bad, choose(), stops ? stop : undefined)
        const states = new Set(view.units.map(({ state }) => state))
        expect(states.has('waiting') || states.has('running')).toBe(false)
        expect(new Set(view.units.map(({ unit }) => unit.id)).size).toBe(view.units.length)
        expect(new Set(dispatched.map(({ unit }) => unit)).size).toBe(dispatched.length)
        expect(daysOf(view.units.filter(({ state }) => state !== 'split'))).toEqual(
          daysOf(plan.units.map(unit => ({ unit }))),
        )
        if (!stops) expect(states.has('cancelled')).toBe(false)
      }),
      { numRuns: 100 },
    )
  })

  test('loses exactly the days that are bad or made from lost ones, day by day', () => {
    fc.assert(
      fc.property(plans, badDays, choices, (plan, bad, choose) => {
        const planned = new Map<string, string[]>()
        for (const { target, dates } of plan.units)
          planned.set(target, [...(planned.get(target) ?? []), ...dates])
        const blocked = (target: string, day: string): boolean =>
          upstreamsOf(processorById(target)).some(upstream =>
            (planned.get(upstream.target) ?? []).some(
              changed => reaches(upstream.days, changed, day) && lost(upstream.target, changed),
            ),
          )
        const lost = (target: string, day: string): boolean =>
          bad.has(`${target} ${day}`) || blocked(target, day)
        const { view } = simulateRun(plan, bad, choose())
        for (const { unit, state } of view.units) {
          if (state === 'split') continue
          for (const day of unit.dates) {
            const expected = blocked(unit.target, day)
              ? 'blocked'
              : lost(unit.target, day)
                ? 'failed'
                : 'committed'
            expect(`${unit.target} ${day} ${state}`).toBe(`${unit.target} ${day} ${expected}`)
          }
        }
      }),
      { numRuns: 100 },
    )
  })

  test('asks for nothing but the end of what waits once somebody wants to stop', () => {
    fc.assert(
      fc.property(plans, plan => {
        const started = { kind: 'run started', at: '2026-01-05T12:00:00Z', plan, by: 'ana', pid: 1 } as const
        const stopped = step(viewRun('r', [started]), { kind: 'cancel requested', at: started.at, by: 'ana' })
        const { dispatch, block, split, cancel } = decide(stopped)
        expect([dispatch, block, split]).toEqual([[], [], []])
        expect(cancel).toEqual(plan.units.map(({ id }) => id))
      }),
    )
  })

  test('gives a part that is split again another id, although it begins and ends as its whole', () => {
    const plan = planOf({ psza: [0, 1, 2, 3, 4].map(dayAt) }, 10)
    const { view } = simulateRun(plan, new Set([`psza ${dayAt(1)}`, `psza ${dayAt(3)}`]), () => 0)
    expect(view.units.map(({ unit, state }) => `${unit.id}: ${state}`)).toEqual([
      'psza 2021-11-02..2021-11-06: split',
      'psza 2021-11-02..2021-11-06 (4 days): split',
      'psza 2021-11-02..2021-11-06 (3 days): committed',
      'psza 2021-11-05 (1 day): failed',
      'psza 2021-11-03 (1 day): failed',
    ])
  })

  test('blocks all of a season behind a lost schedule, and settles names although a feed is lost', () => {
    const raw = (target: string, after: readonly string[]): Unit => ({
      id: target,
      target,
      phase: 2,
      seasonYear: 2021,
      dates: ['2021-10-01'],
      reasons: [],
      after,
    })
    const end = (lost: string) => {
      const plan = planWith([
        raw('schedule', []),
        raw('roster', ['schedule']),
        raw('resolved_names', ['schedule', 'roster']),
      ])
      const { view } = simulateRun(plan, new Set([`${lost} 2021-10-01`]), () => 0)
      return view.units.map(({ state }) => state)
    }
    expect(end('schedule')).toEqual(['failed', 'blocked', 'committed'])
    expect(end('roster')).toEqual(['committed', 'failed', 'committed'])
  })
})
