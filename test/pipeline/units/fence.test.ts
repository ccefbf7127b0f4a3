import { afterAll, beforeAll, expect, test } from 'vitest'
import { tables } from '../../../src/pipeline/tables/index.ts'
import { claim, type Fence, holdFence } from '../../../src/pipeline/units/fence.ts'
import { openDuckDb } from '../../../src/warehouse/duckdb/open-duckdb.ts'
import type { Warehouse } from '../../../src/warehouse/warehouse.ts'

let warehouse: Warehouse
beforeAll(async () => {
  warehouse = await openDuckDb(':memory:')
  await warehouse.createTables(tables)
})
afterAll(() => warehouse.close())

const now = new Date('2026-01-05T12:00:00Z')
const commits = async (fence: Fence) =>
  (await warehouse.transact(`commit ${fence.token}`, holdFence(fence))).committed

test('who claims later takes the right to commit from everybody before', async () => {
  const first = await claim(warehouse, 'r later', 'here 1', now)
  expect(await commits(first)).toBe(true)
  const second = await claim(warehouse, 'r later', 'there 2', now)
  expect([await commits(first), await commits(second)]).toEqual([false, true])
})

test('of those who claim a unit first at the same moment no two commit, and whoever claims next may', async () => {
  for (let n = 0; n < 20; n += 1) {
    const key = `r at once ${n}`
    const claims = await Promise.allSettled(
      ['here 1', 'there 2', 'elsewhere 3'].map(holder => claim(warehouse, key, holder, now)),
    )
    const done: boolean[] = []
    for (const each of claims) if (each.status === 'fulfilled') done.push(await commits(each.value))
    expect(done.filter(Boolean).length).toBeLessThan(2)
    expect(await commits(await claim(warehouse, key, 'here 1', now))).toBe(true)
  }
})

test('a fence that the warehouse has forgotten commits nothing', async () => {
  expect(await commits({ key: 'r forgotten', token: 1 })).toBe(false)
})
