import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gameDaysIn, isBootstrap } from '../../../src/pipeline/calendar.ts'
import type { Plan } from '../../../src/pipeline/plan/plan.ts'
import { DAYS_PER_UNIT, planBackfill } from '../../../src/pipeline/plan/plan-backfill.ts'
import { reaches, upstreamsOf } from '../../../src/pipeline/processors/lineage.ts'
import { processorById, processors } from '../../../src/pipeline/processors/processors.ts'
import { seasonOf } from '../../../src/pipeline/season.ts'
import { complete, season } from './complete-season.ts'
import { failedRow, type Recorded, stateFrom, successRow, worlds } from './random-worlds.ts'

type World = typeof worlds extends fc.Arbitrary<infer T> ? T : never

const planOf = ({ chosen, policy, range, calendar, recorded }: World, changed: Recorded = recorded): Plan =>
  planBackfill({ command: 'backfill', ...range, processors: chosen, policy }, calendar, stateFrom(changed))

const property = (check: (world: World, plan: Plan) => void) =>
  fc.assert(
    fc.property(worlds, world => check(world, planOf(world))),
    { numRuns: 60 },
  )

describe('a plan, whatever the calendar and the state', () => {
  test('has every processor and game day of the range in exactly one unit or exclusion', () => {
    property(({ chosen, range, calendar }, { units, excluded, gameDays }) => {
      const days = gameDaysIn(calendar, range.start, range.end).map(({ date }) => date)
      expect(gameDays).toBe(days.length)
      const told = [...units, ...excluded].flatMap(({ target, dates }) =>
        dates.map(date => `${target} ${date}`),
      )
      expect(told.sort()).toEqual(chosen.flatMap(({ id }) => days.map(date => `${id} ${date}`)).sort())
    })
  })

  test('has units of sorted days of one season, each under an id of its own', () => {
    property((_, { units }) => {
      expect(new Set(units.map(({ id }) => id)).size).toBe(units.length)
      for (const { dates, seasonYear } of units) {
        expect(dates).toEqual([...new Set(dates)].sort())
        expect(dates.length).toBeGreaterThan(0)
        expect(dates.length).toBeLessThanOrEqual(DAYS_PER_UNIT)
        expect(new Set(dates.map(seasonOf))).toEqual(new Set([seasonYear]))
      }
    })
  })

  test('gives each day of a unit one reason', () => {
    property((_, { units }) => {
      for (const { dates, reasons } of units) {
        expect(reasons.flatMap(reason => reason.dates).sort()).toEqual([...dates])
      }
    })
  })

  test('orders units after exactly those whose days reach theirs, and never in a circle', () => {
    property((_, { units }) => {
      const place = new Map(units.map(({ id }, i) => [id, i]))
      for (const unit of units) {
        const upstream = units.filter(
          other =>
            other.seasonYear === unit.seasonYear &&
            upstreamsOf(processorById(unit.target)).some(
              ({ target, days }) =>
                target === other.target &&
                unit.dates.some(day => other.dates.some(changed => reaches(days, changed, day))),
            ),
        )
        expect([...unit.after].sort()).toEqual(upstream.map(({ id }) => id).sort())
        // Later units only wait for earlier ones, so following the list is an order without circles.
        for (const id of unit.after) expect(place.get(id)).toBeLessThan(place.get(unit.id) ?? -1)
      }
    })
  })

  test('never plans a bootstrap day of Phase 4, nor a day without finals for what needs the games', () => {
    property(({ calendar }, { units }) => {
      const finals = new Map(calendar.gameDays.map(day => [day.date, day.finals]))
      for (const { target, dates, phase } of units) {
        if (phase === 4) expect(dates.filter(day => isBootstrap(calendar, day))).toEqual([])
        if (!processorById(target).preGame) expect(dates.filter(day => finals.get(day) === 0)).toEqual([])
      }
    })
  })

  test('is the same for the same world, and its hash does not hang on the order of rows', () => {
    property((world, plan) => {
      expect(planOf(world)).toEqual(plan)
      const { rows, failures, history } = world.recorded
      const turned = {
        rows: [...rows].reverse(),
        failures: [...failures].reverse(),
        history: [...history].reverse(),
      }
      expect(planOf(world, turned).hash).toBe(plan.hash)
    })
  })

  test('has another hash once the state asks for other work', () => {
    property((world, plan) => {
      const [first] = plan.units
      const day = first?.dates[0]
      if (!first || !day || world.policy === 'all') return
      const recorded: Recorded = {
        rows: world.recorded.rows.filter(row => row.target !== first.target || row.day !== day),
        failures: world.recorded.failures.filter(row => row.target !== first.target || row.day !== day),
        history: [
          ...world.recorded.history.filter(row => row.target !== first.target || row.day !== day),
          successRow(first.target, day, 100_000, 0),
        ],
      }
      const after = planOf(world, recorded)
      expect(after.hash).not.toBe(plan.hash)
    })
  })

  test('with the policy all holds every day but bootstrap days and days not played yet', () => {
    property((world, _) => {
      const { excluded } = planOf({ ...world, policy: 'all' })
      expect(new Set([...excluded.map(({ reason }) => reason), 'bootstrap', 'not played yet']).size).toBe(2)
    })
  })
})

const range = { command: 'backfill', start: '2021-10-01', end: '2022-06-30' }
const calendar = season(30)
const days = calendar.gameDays.map(({ date }) => date)
const plan = (recorded: Recorded, policy: 'missing' | 'failed' | 'all' = 'missing', chosen = processors) =>
  planBackfill({ ...range, processors: chosen, policy }, calendar, stateFrom(recorded))

describe('a plan over a season of which everything is there', () => {
  test.each(['missing', 'failed'] as const)('has no unit and no need under the policy %s', policy => {
    expect(plan(complete(calendar), policy)).toMatchObject({ units: [], needs: [] })
  })

  test('says of every excluded day why: bootstrap for fourteen days, else already complete', () => {
    const { excluded } = plan(complete(calendar))
    const psza = excluded.filter(({ target }) => target === 'psza')
    expect(psza.map(({ reason, dates }) => [reason, dates.length])).toEqual([
      ['bootstrap', 14],
      ['already complete', 16],
    ])
  })

  test('makes a missing day again and, with the reason, whatever reads it', () => {
    const day = days[20] as string
    const { rows, failures, history } = complete(calendar)
    const without = (row: { target?: unknown; day?: unknown }) => row.target !== 'psza' || row.day !== day
    const { units } = plan({ rows: rows.filter(without), failures, history: history.filter(without) })
    expect(units.map(({ target, dates, reasons }) => [target, dates, reasons[0]?.code])).toEqual([
      ['psza', [day], 'missing'],
      ['pcf', [day], 'upstream newer'],
      ['pdc', [day], 'upstream newer'],
      ['mlfs', [day], 'upstream newer'],
    ])
  })

  test('makes a failed day again under the policy failed, and leaves a missing one', () => {
    const [failed, missing] = [days[20] as string, days[22] as string]
    const world = complete(calendar)
    const history = [
      ...world.history.filter(row => row.target !== 'mlfs' || row.day !== missing),
      failedRow('mlfs', failed, 900),
    ]
    const { units, excluded } = plan({ ...world, history }, 'failed')
    expect(units.map(({ id, reasons }) => [id, reasons[0]])).toEqual([
      [`mlfs ${failed}`, { code: 'failed before', dates: [failed], detail: 'it broke' }],
    ])
    const left = excluded.find(({ target, reason }) => target === 'mlfs' && reason === 'not failed')
    expect(left?.dates).toContain(missing)
  })

  test('retries a day with failures that need an answer, and not one with expected ones', () => {
    const [asks, expected] = [days[20] as string, days[22] as string]
    const world = complete(calendar)
    const failureOf = (day: string, failure_category: string) => ({
      target: 'mlfs',
      day,
      failure_category,
      row_count: 1,
    })
    const { units } = plan(
      {
        rows: world.rows.map(row =>
          row.target === 'mlfs' && (row.day === asks || row.day === expected)
            ? { ...row, row_count: 2 }
            : row,
        ),
        failures: [failureOf(asks, 'PROCESSING_ERROR'), failureOf(expected, 'INSUFFICIENT_DATA')],
        history: world.history,
      },
      'failed',
    )
    expect(units.map(({ id }) => id)).toEqual([`mlfs ${asks}`])
  })

  test('retries a failure that needs an answer also when what it waited for has come since', () => {
    const day = days[20] as string
    const world = complete(calendar)
    const { units } = plan(
      {
        rows: world.rows.map(row =>
          row.target === 'pgs' && row.day === day ? { ...row, row_count: 2 } : row,
        ),
        failures: [{ target: 'pgs', day, failure_category: 'MISSING_DEPENDENCY', row_count: 1 }],
        history: world.history.map(row =>
          row.target === 'gamebook' && row.day === day ? successRow('gamebook', day, 900, 3) : row,
        ),
      },
      'failed',
    )
    expect(units[0]).toMatchObject({ id: `pgs ${day}`, reasons: [{ code: 'failed before' }] })
    expect(units.slice(1).flatMap(({ reasons }) => reasons.map(({ code }) => code))).not.toContain(
      'failed before',
    )
    expect(units.map(({ target }) => target)).toEqual(expect.arrayContaining(['upgc', 'psza', 'pdc', 'mlfs']))
  })

  test('has another hash when the code of a processor is another', () => {
    const psza = processorById('psza')
    const other = { ...psza, formula: 'another' }
    expect(plan(complete(calendar), 'all', [psza]).hash).not.toBe(
      plan(complete(calendar), 'all', [other]).hash,
    )
  })
})
