import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isRefusal } from '../../../src/assistant/refusal.ts'
import type { Limits } from '../../../src/assistant/request/context.ts'
import { examinePlan } from '../../../src/assistant/request/examine-plan.ts'
import type { PlannedWork } from '../../../src/assistant/request/handler.ts'
import { finishPlan } from '../../../src/pipeline/plan/finish-plan.ts'
import { linkUnits } from '../../../src/pipeline/plan/link-units.ts'
import { tables } from '../../../src/pipeline/tables/index.ts'
import type { Unit } from '../../../src/pipeline/units/unit.ts'
import { openDuckDb } from '../../../src/warehouse/duckdb/open-duckdb.ts'
import type { TableFacts, Warehouse } from '../../../src/warehouse/warehouse.ts'
import { unitOf } from '../../pipeline/sample-warehouse.ts'

let duckDb: Warehouse
beforeAll(async () => {
  duckDb = await openDuckDb(':memory:')
  await duckDb.createTables(tables)
})
afterAll(() => duckDb?.close())

const DAYS = ['2021-11-20', '2021-11-21', '2021-11-22', '2021-11-23']
const units = linkUnits([unitOf('psza', DAYS), unitOf('tdza', DAYS), unitOf('pcf', DAYS)])

const workOf = (own: readonly Unit[] = units): PlannedWork => {
  const command = 'backfill 2021-11-20..2021-11-23'
  const [start, end] = ['2021-11-20', '2021-11-23']
  const estimate = { seconds: 1, rows: 1, from: 'defaults' } as const
  const plan = finishPlan({
    command,
    start,
    end,
    gameDays: 4,
    units: own,
    excluded: [],
    needs: [],
    estimate,
    code: '',
  })
  return { planned: true, plan, echo: '', onlyPlan: true, requestKey: 'k', notes: [] }
}

type World = { readonly warehouse?: Partial<Warehouse>; readonly limits?: Limits; readonly today?: string }

const examine = ({ warehouse = {}, limits, today = '2021-12-01' }: World, work = workOf()) =>
  examinePlan(work, {
    reading: async () => ({ ...duckDb, ...warehouse }),
    today,
    stop: new AbortController().signal,
    ...(limits ? { limits } : {}),
  })

/** The engine's tables with one of them changed; undefined takes it away. */
const changed = (
  name: string,
  change: (facts: TableFacts) => TableFacts | undefined,
): Partial<Warehouse> => ({
  describeTables: async contracts => {
    const facts = new Map(await duckDb.describeTables(contracts))
    const own = facts.get(name)
    const other = own && change(own)
    if (other) facts.set(name, other)
    else facts.delete(name)
    return facts
  },
})
const PSZA = 'nba_precompute.player_shot_zone_analysis'

describe('a plan is examined before it is shown', () => {
  it('and stays as it is where the tables take it and nothing is billed', async () => {
    const work = workOf()
    expect(await examine({}, work)).toBe(work)
  })

  it('and refused when a table that it writes or reads is not there', async () => {
    for (const name of [PSZA, 'nba_analytics.player_game_summary', 'nba_processing.precompute_failures'])
      expect(await examine({ warehouse: changed(name, () => undefined) })).toMatchObject({
        code: 'tables-differ',
        message: `The tables do not take what this would write: no table ${name}.`,
        fix: ['init --create', 'doctor --verbose'],
      })
    expect(
      isRefusal(await examine({ warehouse: changed('nba_reference.name_decisions', () => undefined) })),
    ).toBe(false)
  })

  it('and refused when a column is missing, or of a type that cannot be written into', async () => {
    const without = changed(PSZA, ({ columns }) => ({ columns: columns.slice(1) }))
    expect(await examine({ warehouse: without })).toMatchObject({
      code: 'tables-differ',
      message: expect.stringContaining(`${PSZA}.player_lookup is missing (STRING)`),
      fix: ['init --create', 'doctor --verbose'],
    })
    const narrow = changed(PSZA, ({ columns }) => ({
      columns: columns.map(column =>
        column.name === 'paint_rate_last_10' ? { ...column, type: 'INT64' } : column,
      ),
    }))
    expect(await examine({ warehouse: narrow })).toMatchObject({
      code: 'tables-differ',
      message: expect.stringContaining(`${PSZA}.paint_rate_last_10 is INT64, not NUMERIC(5, 2)`),
      fix: ['doctor --verbose'],
    })
  })

  it.each([[PSZA], ['nba_reference.processor_run_history']])(
    'and refused when partitions of %s expire in its range',
    async name => {
      const expiring = changed(name, facts => ({ ...facts, partitionExpirationDays: 30 }))
      expect(await examine({ warehouse: expiring, today: '2021-12-19' })).not.toHaveProperty('refused')
      expect(await examine({ warehouse: expiring, today: '2021-12-21' })).toMatchObject({
        code: 'partition-expiry',
        message: expect.stringMatching(
          new RegExp(
            `^${name} drops its days after 30 days, so what is written for 2021-11-20, 2021-11-21 would`,
          ),
        ),
      })
    },
  )

  it('and not for tables of other plans', async () => {
    const expiring = changed('nba_precompute.player_daily_cache', facts => ({
      ...facts,
      partitionExpirationDays: 1,
    }))
    expect(await examine({ warehouse: expiring, today: '2026-01-01' })).not.toHaveProperty('refused')
  })
})

describe('where the engine bills', () => {
  const billing = (bytes: number): Partial<Warehouse> => ({ estimate: async () => ({ bytes }) })
  const GIB = 2 ** 30

  it('a plan says what its units would read and what that costs, under the same hash', async () => {
    const work = workOf()
    const examined = await examine({ warehouse: billing(GIB), limits: { pricePerTib: 6.25 } }, work)
    expect(examined).toMatchObject({
      plan: { hash: work.plan.hash, estimate: { cost: { bytes: 3 * GIB, pricePerTib: 6.25 } } },
    })
    expect(examined).not.toHaveProperty('plan.estimate.cost.atLeast')
  })

  it('what every statement is billed at least is part of it, for each table that it names', async () => {
    const bytesOf = async (leastBilledBytes: number) => {
      const examined = await examine({ warehouse: { ...billing(GIB), leastBilledBytes } })
      return isRefusal(examined) ? 0 : (examined.plan.estimate.cost?.bytes ?? 0)
    }
    const [none, one, two] = [await bytesOf(0), await bytesOf(1), await bytesOf(2)]
    expect(none).toBe(3 * GIB)
    // Contract, fence, rows, failures, history and audit: more than ten look-ups for each of three units.
    expect(one - none).toBeGreaterThan(30)
    expect(two - none).toBe(2 * (one - none))
  })

  it('it says at least, when it reads what it has yet to make', async () => {
    const missing = units.map(unit => ({
      ...unit,
      reasons: [{ code: 'missing' as const, dates: unit.dates }],
    }))
    expect(await examine({ warehouse: billing(GIB) }, workOf(missing))).toMatchObject({
      plan: { estimate: { cost: { atLeast: true } } },
    })
  })

  it('a plan that would read more than a run may is refused, with a shorter one', async () => {
    const limits = { bytesPerRun: 3 * GIB }
    expect(await examine({ warehouse: billing(GIB), limits })).not.toHaveProperty('refused')
    expect(await examine({ warehouse: billing(GIB + 1), limits })).toMatchObject({
      code: 'too-costly',
      message: 'This plan reads some 3.0 GiB, and a run may read 3.0 GiB (BACKCOURT_MAX_BYTES).',
      fix: ['backfill 2021-11-20..2021-11-21'],
    })
  })
})

describe('the quotas of an engine', () => {
  const quotas = { partitionsPerJob: 4, partitionsPerTableAndDay: 7 }

  it('let a plan pass that they hold, and say nothing where an engine has none', async () => {
    expect(isRefusal(await examine({ warehouse: { quotas } }))).toBe(false)
    expect(isRefusal(await examine({}))).toBe(false)
  })

  it('refuse a unit that one job may not make, with both numbers', async () => {
    const refused = await examine({ warehouse: { quotas: { ...quotas, partitionsPerJob: 3 } } })
    expect(isRefusal(refused) && refused.code).toBe('quota')
    expect(isRefusal(refused) && refused.message).toContain(
      'changes 4 partitions, and a job of this engine may change 3',
    )
  })

  it('refuse a table that a day may not change so often, with both numbers', async () => {
    const work = workOf([
      unitOf('psza', DAYS),
      unitOf('psza', ['2021-11-25', '2021-11-26', '2021-11-27', '2021-11-28']),
    ])
    const refused = await examine({ warehouse: { quotas } }, work)
    expect(isRefusal(refused) && refused.message).toContain(
      'changes 8 partitions of psza, and a table of this engine takes 7 changes a day',
    )
  })
})
