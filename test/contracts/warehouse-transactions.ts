import { describe, expect, it } from 'vitest'
import { RetryError } from '../../src/warehouse/errors.ts'
import { int64 } from '../../src/warehouse/param.ts'
import type { Step } from '../../src/warehouse/warehouse.ts'
import { endless, insert, ledger, numbers, other, write } from './warehouse-steps.ts'
import { type Differences, type MakeWarehouse, warehouseUnderTest } from './warehouse-under-test.ts'

/** All or nothing, one after the other, and nothing at all once the signal aborts. */
export function transactionContract(name: string, make: MakeWarehouse, { conflicts }: Differences): void {
  describe(`${name} keeps the contract of transactions`, () => {
    const { warehouse, select, onlyValue, idsOf } = warehouseUnderTest(make)

    it('commits all steps of a transaction, later ones seeing earlier ones, and hands back what was read', async () => {
      const outcome = await warehouse().transact('all', [
        {
          do: 'stage',
          as: 'staged',
          statement: { sql: 'SELECT @n AS n', params: { n: int64(5) } },
          columns: ['n'],
        },
        write(`INSERT INTO ${ledger.name} (id, owner) SELECT n, 'ann' FROM staged`),
        { do: 'read', name: 'written', statement: { sql: `SELECT id FROM ${ledger.name}` } },
        { do: 'refuse if', name: 'never', statement: { sql: `SELECT id FROM ${ledger.name} WHERE id <> 5` } },
        insert(6, other.name),
      ])
      expect({ ...outcome, cost: undefined }).toEqual({ committed: true, reads: { written: [{ id: 5 }] } })
      expect([await idsOf(), await idsOf(other.name)]).toEqual([[5], [6]])
    })

    it('leaves nothing of a transaction in which a later step breaks', async () => {
      await warehouse().transact('before', [insert(1)])
      const broken = [
        write(`DELETE FROM ${ledger.name} WHERE TRUE`),
        insert(2),
        insert(3, other.name),
        write(`INSERT INTO ${ledger.name} (id, owner) SELECT CAST('x' AS INT64), 'bob'`),
      ]
      await expect(warehouse().transact('broken', broken)).rejects.toThrow()
      expect([await idsOf(), await idsOf(other.name)]).toEqual([[1], []])
      expect(await warehouse().transact('after', [insert(4)])).toMatchObject({ committed: true })
    })

    it.each([
      ['before', [] as Step[]],
      ['after', [write(`DELETE FROM ${ledger.name} WHERE TRUE`), insert(2)]],
    ])(
      'leaves nothing and hands back the rows when a refusal comes %s the first write',
      async (_, writes) => {
        await warehouse().transact('before', [insert(1)])
        const outcome = await warehouse().transact('refused', [
          { do: 'read', name: 'seen', statement: { sql: 'SELECT 1 AS n' } },
          ...writes,
          { do: 'refuse if', name: 'a reason', statement: { sql: "SELECT 'x' AS offender" } },
          insert(3),
        ])
        expect({ ...outcome, cost: undefined }).toEqual({
          committed: false,
          because: 'a reason',
          rows: [{ offender: 'x' }],
          reads: { seen: [{ n: 1 }] },
        })
        expect(await idsOf()).toEqual([1])
      },
    )

    it('refuses a stage that has a column too few or one too many, in whatever order they come', async () => {
      const stage = (sql: string): Promise<unknown> =>
        warehouse().transact('stage', [
          { do: 'stage', as: 'staged', statement: { sql }, columns: ['a', 'b'] },
          insert(1),
        ])
      const refusal = { committed: false, because: 'columns' }
      expect(await stage('SELECT 1 AS a')).toMatchObject({ ...refusal, rows: [{ missing: 'b' }] })
      expect(await stage('SELECT 1 AS a, 2 AS b, 3 AS c')).toMatchObject({
        ...refusal,
        rows: [{ unexpected: 'c' }],
      })
      expect(await idsOf()).toEqual([])
      expect(await stage('SELECT 2 AS b, 1 AS a')).toMatchObject({ committed: true })
    })

    it('keeps loads and stages to the transaction that made them', async () => {
      const steps = (owner: string): Step[] => [
        { do: 'load', as: 'mine', columns: ledger.columns, rows: [{ id: 1, owner }] },
        write(`INSERT INTO ${ledger.name} (id, owner) SELECT id, owner FROM mine`),
      ]
      await Promise.all([warehouse().transact('a', steps('ann')), warehouse().transact('b', steps('bob'))])
      const owners = await select(`SELECT owner FROM ${ledger.name} ORDER BY owner`)
      expect(owners).toEqual([{ owner: 'ann' }, { owner: 'bob' }])
      await expect(warehouse().query({ sql: 'SELECT * FROM mine' })).rejects.toThrow()
    })

    it('loads ten thousand rows', async () => {
      const steps = [
        numbers(10_000),
        write(`INSERT INTO ${ledger.name} (id, owner) SELECT id, owner FROM numbers`),
      ]
      await warehouse().transact('load', steps)
      expect(await select(`SELECT COUNT(*) AS n, SUM(id) AS s, MAX(id) AS m FROM ${ledger.name}`)).toEqual([
        { n: 10_000, s: 49_995_000, m: 9_999 },
      ])
    })

    it('lets transactions on different tables run at the same time', async () => {
      const outcomes = await Promise.all([
        warehouse().transact('a', [
          numbers(1000),
          insert(1),
          write(`INSERT INTO ${ledger.name} SELECT id, owner FROM numbers`),
        ]),
        warehouse().transact('b', [
          numbers(1000),
          insert(1, other.name),
          write(`INSERT INTO ${other.name} SELECT id, owner FROM numbers`),
        ]),
      ])
      expect(outcomes.map(({ committed }) => committed)).toEqual([true, true])
      expect([(await idsOf()).length, (await idsOf(other.name)).length]).toEqual([1001, 1001])
    })

    const oneWins =
      'lets one of two conflicting transactions win; the other gets a RetryError and has changed nothing'
    it.skipIf(conflicts)(
      conflicts === undefined ? oneWins : `${oneWins} (not here: ${conflicts})`,
      async () => {
        await warehouse().transact('before', [insert(1)])
        let bob: Promise<unknown> | undefined
        let bobIsDone = false
        const bobs = () =>
          warehouse()
            .transact('bob', [write(`UPDATE ${ledger.name} SET owner = 'bob' WHERE id = 1`), insert(20)])
            .then(
              () => 'committed',
              (error: unknown) => error,
            )
            .finally(() => {
              bobIsDone = true
            })
        // Between her two writes Ann waits until Bob has tried.
        const pause: Step = {
          do: 'read',
          name: 'pause',
          get statement() {
            bob ??= bobs()
            const slow =
              'SELECT COUNT(*) AS n FROM numbers AS a CROSS JOIN numbers AS b WHERE MOD(a.id * b.id, 7) = 3'
            return { sql: bobIsDone ? 'SELECT 1 AS n' : slow }
          },
        }
        const ann = await warehouse().transact('ann', [
          numbers(2000),
          write(`UPDATE ${ledger.name} SET owner = 'ann' WHERE id = 1`),
          ...Array.from({ length: 300 }, () => pause),
          insert(10),
        ])
        expect(ann).toMatchObject({ committed: true })
        expect(await bob).toBeInstanceOf(RetryError)
        expect(await select(`SELECT id, owner FROM ${ledger.name} ORDER BY id`)).toEqual([
          { id: 1, owner: 'ann' },
          { id: 10, owner: 'eve' },
        ])
      },
    )

    it('does not begin when the signal has already aborted', async () => {
      const signal = AbortSignal.abort(new Error('stopped by the operator'))
      await expect(warehouse().query({ sql: 'SELECT 1 AS n' }, { signal })).rejects.toThrow(
        'stopped by the operator',
      )
      await expect(warehouse().transact('x', [insert(1)], { signal })).rejects.toThrow(
        'stopped by the operator',
      )
      expect(await idsOf()).toEqual([])
    })

    it('stops a long query soon after its signal aborts, with the reason of the signal', async () => {
      const steps = [
        numbers(2000),
        write(`INSERT INTO ${ledger.name} (id, owner) SELECT id, owner FROM numbers`),
      ]
      await warehouse().transact('load', steps)
      const stop = new AbortController()
      const query = warehouse().query({ sql: endless(ledger.name) }, { signal: stop.signal })
      setTimeout(() => stop.abort(new Error('stopped by the operator')), 50)
      const from = performance.now()
      await expect(query).rejects.toThrow('stopped by the operator')
      expect(performance.now() - from).toBeLessThan(3000)
      expect(await onlyValue('SELECT 1 AS n')).toBe(1)
    })

    it('leaves nothing of a transaction whose signal aborts in the middle', async () => {
      await warehouse().transact('before', [insert(1)])
      const stop = new AbortController()
      const reason = new Error('stopped by the operator')
      const work = warehouse().transact(
        'stopped',
        [
          numbers(2000),
          write(`DELETE FROM ${ledger.name} WHERE TRUE`),
          write(`INSERT INTO ${ledger.name} (id, owner) SELECT id, owner FROM numbers`),
          {
            do: 'read',
            name: 'long',
            get statement() {
              setTimeout(() => stop.abort(reason), 50)
              return { sql: endless('numbers') }
            },
          },
        ],
        { signal: stop.signal },
      )
      await expect(work).rejects.toBe(reason)
      expect(await idsOf()).toEqual([1])
    })

    it('does not commit when the signal aborts between two steps', async () => {
      const stop = new AbortController()
      const reason = new Error('stopped by the operator')
      const aborting: Step = {
        do: 'write',
        get statement() {
          stop.abort(reason)
          return { sql: `INSERT INTO ${ledger.name} (id, owner) SELECT 2, 'ann'` }
        },
      }
      const work = warehouse().transact('stopped', [insert(1), aborting, insert(3)], { signal: stop.signal })
      await expect(work).rejects.toBe(reason)
      expect(await idsOf()).toEqual([])
    })
  })
}
