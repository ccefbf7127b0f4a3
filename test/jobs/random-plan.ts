import fc from 'fast-check'
import { finishPlan } from '../../src/pipeline/plan/finish-plan.ts'
import { groupUnits } from '../../src/pipeline/plan/group-units.ts'
import { linkUnits } from '../../src/pipeline/plan/link-units.ts'
import type { Plan } from '../../src/pipeline/plan/plan.ts'
import { processors } from '../../src/pipeline/processors/processors.ts'
import type { Unit } from '../../src/pipeline/units/unit.ts'
import { addDays } from '../../src/warehouse/calendar-date.ts'

export const dayAt = (n: number): string => addDays('2021-11-02', n)

/** A plan for some tables on some days, cut into units and linked as the planner does it. */
export function planOf(days: Readonly<Record<string, readonly string[]>>, most: number): Plan {
  const planned = processors.flatMap(({ id: target, phase }) =>
    (days[target] ?? []).map(date => ({ target, phase, date, code: 'missing' as const })),
  )
  return planWith(linkUnits(groupUnits(planned, most)))
}

export const planWith = (units: readonly Unit[]): Plan =>
  finishPlan({
    command: 'backfill 2021-11',
    start: dayAt(0),
    end: dayAt(20),
    gameDays: 21,
    units,
    excluded: [],
    needs: [],
    estimate: { seconds: 1, rows: 1, from: 'defaults' },
    code: 'f',
  })

/** Any graph that the processors' SQL allows: some tables, some days of each, units of any size. */
export const plans: fc.Arbitrary<Plan> = fc
  .record({
    days: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 10 }), {
      minLength: processors.length,
      maxLength: processors.length,
    }),
    most: fc.integer({ min: 1, max: 10 }),
  })
  .map(({ days, most }) =>
    planOf(
      Object.fromEntries(
        processors.map(({ id }, i) => [id, (days[i] ?? []).sort((a, b) => a - b).map(dayAt)]),
      ),
      most,
    ),
  )

/** Days of tables that break their contract, as `target day`. */
export const badDays: fc.Arbitrary<ReadonlySet<string>> = fc
  .array(fc.tuple(fc.constantFrom(...processors.map(({ id }) => id)), fc.integer({ min: 0, max: 9 })), {
    maxLength: 8,
  })
  .map(list => new Set(list.map(([target, n]) => `${target} ${dayAt(n)}`)))
