import { describe, expect, it } from 'vitest'
import { RetryError, StopError } from '../../../src/warehouse/errors.ts'
import type { Fault } from '../../bigquery/faults.ts'
import { insert, ledger, numbers, write } from '../../contracts/warehouse-steps.ts'
import { withEmulator } from './with-emulator.ts'

const { emulator, warehouse, open, waits, rowsOf, jobsNamed } = withEmulator()
const eve = (id: number) => ({ id, owner: 'eve' })
const failing = (reason: string, message: string, times: number): Fault => ({
  job: /INSERT INTO/,
  fail: { reason, message },
  times,
})

describe('BigQuery, which lets one transaction at a time change rows of a table,', () => {
  it('makes one of two that change one table start again, under another id', async () => {
    const slow =
      'SELECT COUNT(*) AS n FROM numbers AS a CROSS JOIN numbers AS b WHERE MOD(a.id * b.id, 7) = 3'
    const patient = await open({ pause: ms => new Promise(resolve => setTimeout(resolve, ms / 20)) })
    await patient.transact('before', [insert(0)])
    const change = (who: string, id: number) =>
      patient.transact(who, [
        numbers(1500),
        write(`UPDATE ${ledger.name} SET owner = CONCAT(owner, ' ${who}') WHERE id = 0`),
        ...Array.from(
          { length: 20 },
          () => ({ do: 'read', name: 'slow', statement: { sql: slow } }) as const,
        ),
        insert(id),
      ])
    const outcomes = await Promise.all([change('ann', 1), change('bob', 2)])
    expect(outcomes.map(({ committed }) => committed)).toEqual([true, true])
    const [zero, ...rest] = await rowsOf()
    expect(['eve ann bob', 'eve bob ann']).toContain(zero?.owner)
    expect(rest).toEqual([eve(1), eve(2)])
    expect(jobsNamed('ann').length + jobsNamed('bob').length).toBeGreaterThan(4)
  })

  it('is given way for minutes, because each time some other transaction went through', async () => {
    const conflict =
      'Transaction is aborted due to concurrent update against table p:d.t. Transaction ID: 61e3 at [24:9]'
    emulator().faults.push(failing('invalidQuery', conflict, 15))
    expect(await warehouse().transact('polite', [insert(1)])).toMatchObject({ committed: true })
    expect(waits.reduce((sum, ms) => sum + ms)).toBeGreaterThan(120_000)
    emulator().faults.push(failing('invalidQuery', conflict, 16))
    await expect(warehouse().transact('never', [insert(2)])).rejects.toBeInstanceOf(RetryError)
    expect(await rowsOf()).toEqual([eve(1)])
  })

  it('is asked again when its queue of changes is full, but not for more memory than it has', async () => {
    const exceeded = 'Resources exceeded during query execution:'
    const full = `${exceeded} Too many DML statements outstanding against table p:d.t, limit is 20.`
    emulator().faults.push(failing('resourcesExceeded', full, 1))
    expect(await warehouse().transact('queued', [insert(1)])).toMatchObject({ committed: true })
    const memory = `${exceeded} The query could not be executed in the allotted memory.`
    emulator().faults.push(failing('resourcesExceeded', memory, 1))
    await expect(warehouse().transact('hungry', [insert(2)])).rejects.toThrow(StopError)
    expect(waits).toEqual([1000])
  })
})
