import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { RetryError } from '../../src/warehouse/errors.ts'
import { date, dates, float64, int64, string, strings, timestamp } from '../../src/warehouse/param.ts'
import type { Row, Statement, Step, Value, Warehouse } from '../../src/warehouse/warehouse.ts'
import { everyType, typedRows } from './typed-rows.ts'
import { endless, insert, ledger, numbers, other, write } from './warehouse-steps.ts'

export type WarehouseUnderTest = { readonly warehouse: Warehouse; close(): Promise<void> }

/** What every engine must do. `make` gives a warehouse without tables, once for the suite. */
export function warehouseContract(name: string, make: () => Promise<WarehouseUnderTest>): void {
  describe(`${name} keeps the warehouse contract`, () => {
    let under: WarehouseUnderTest
    let warehouse: Warehouse
    beforeAll(async () => {
      under = await make()
      warehouse = under.warehouse
      await warehouse.createTables([ledger, other, everyType])
    })
    afterAll(() => under.close())
    beforeEach(async () => {
      const empty = [ledger, other, everyType].map(table => write(`DELETE FROM ${table.name} WHERE TRUE`))
      await warehouse.transact('empty', empty)
    })

    const select = async (sql: string, params: Statement['params'] = {}): Promise<readonly Row[]> =>
      (await warehouse.query({ sql, params })).rows
    const onlyValue = async (sql: string, params: Statement['params'] = {}): Promise<Value | undefined> =>
      Object.values((await select(sql, params))[0] ?? {})[0]
    const idsOf = async (table: string = ledger.name) =>
      (await select(`SELECT id FROM ${table} ORDER BY id`)).map(row => row.id)

    it('creates tables that are not there and leaves those that are, with their rows', async () => {
      await warehouse.transact('one', [insert(1)])
      await warehouse.createTables([ledger, other, everyType])
      expect(await idsOf()).toEqual([1])
      const missing = { ...ledger, name: 'contract_test.nowhere' }
      const found = await warehouse.describeTables([ledger, missing])
      expect([...found]).toEqual([[ledger.name, ['id', 'owner']]])
    })

    it('gives back what was loaded, in every type, and NULL as null', async () => {
      const columns = Object.keys(everyType.columns)
      await warehouse.transact('types', [
        { do: 'load', as: 'incoming', columns: everyType.columns, rows: typedRows },
        write(
          `INSERT INTO ${everyType.name} (${columns.join(', ')}) SELECT ${columns.join(', ')} FROM incoming`,
        ),
      ])
      expect(await select(`SELECT * FROM ${everyType.name} ORDER BY id`)).toEqual(typedRows)
    })

    it('rounds half away from zero to the digits of the column', async () => {
      const rows = [0.125, -0.125, 1 / 3, 2 / 3].map((amount, id) => ({ id, amount }))
      await warehouse.transact('numeric', [
        { do: 'load', as: 'incoming', columns: everyType.columns, rows },
        write(
          `INSERT INTO ${everyType.name} (id, amount) SELECT id, CAST(ROUND(CAST(amount AS FLOAT64), 2) AS NUMERIC(38, 9)) FROM incoming`,
        ),
      ])
      const stored = await select(`SELECT amount FROM ${everyType.name} ORDER BY id`)
      expect(stored.map(row => row.amount)).toEqual([0.13, -0.13, 0.33, 0.67])
    })

    it.each([
      ['STRING', string("O'Neal @x -- y"), "O'Neal @x -- y"],
      ['STRING that is NULL', string(null), null],
      ['INT64', int64(-9_007_199_254_740_991), -9_007_199_254_740_991],
      ['FLOAT64', float64(0.1), 0.1],
      ['DATE', date('1969-12-31'), '1969-12-31'],
      ['TIMESTAMP', timestamp(new Date('2021-11-07T05:59:59.123Z')), '2021-11-07T05:59:59.123Z'],
      ['ARRAY<STRING>', strings(['b', 'a']), ['b', 'a']],
      ['ARRAY<DATE>', dates(['2021-11-07']), ['2021-11-07']],
    ])('binds a parameter of type %s', async (_, param, expected) => {
      expect(await onlyValue('SELECT @p AS v', { p: param })).toEqual(expected)
    })

    it('takes an array parameter after IN UNNEST, an empty one too', async () => {
      await warehouse.transact('three', [insert(1), insert(2), insert(3)])
      const sql = `SELECT COUNT(*) AS n FROM ${ledger.name} WHERE owner IN UNNEST(@owners)`
      expect(await onlyValue(sql, { owners: strings(['ann', 'bob']) })).toBe(3)
      expect(await onlyValue(sql, { owners: strings([]) })).toBe(0)
    })

    it('leaves what looks like a parameter alone inside strings and comments', async () => {
      const sql = "SELECT '@p' AS a, 'it''s @p' AS b, @p AS c -- @p and FLOAT64\n, 'FLOAT64' AS d /* @q */"
      expect(await select(sql, { p: int64(7) })).toEqual([{ a: '@p', b: "it's @p", c: 7, d: 'FLOAT64' }])
    })

    it('takes parameters that only a string or comment of the statement names, or nothing does', async () => {
      const params = { p: int64(7), q: string('x') }
      expect(await select("SELECT 'say @p' AS a -- @q", params)).toEqual([{ a: 'say @p' }])
    })

    it('hands back at most `limit` rows and says whether there were more', async () => {
      await warehouse.transact('three', [insert(1), insert(2), insert(3)])
      const statement = { sql: `SELECT id FROM ${ledger.name} ORDER BY id` }
      const read = async (limit: number) => {
        const { rows, truncated, columns } = await warehouse.query(statement, { limit })
        return { ids: rows.map(row => row.id), truncated, columns: columns.map(column => column.name) }
      }
      expect(await read(2)).toEqual({ ids: [1, 2], truncated: true, columns: ['id'] })
      expect(await read(3)).toEqual({ ids: [1, 2, 3], truncated: false, columns: ['id'] })
      expect(await read(4)).toEqual({ ids: [1, 2, 3], truncated: false, columns: ['id'] })
    })

    it('fails at an invalid query with what the engine says of it', async () => {
      await expect(
        warehouse.query({ sql: 'SELECT nothing_such FROM contract_test.accounts' }),
      ).rejects.toThrow(/nothing_such/)
    })

    it.each([
      ['SELECT 1 AS a', { kind: 'select' }],
      ['WITH x AS (SELECT 1 AS a) SELECT a FROM x', { kind: 'select' }],
      [`DELETE FROM ${ledger.name} WHERE TRUE`, { kind: 'other' }],
      [`UPDATE ${ledger.name} SET owner = 'x' WHERE TRUE`, { kind: 'other' }],
      ['CREATE TABLE contract_test.x (a INT64)', { kind: 'other' }],
      ['SELECT 1; SELECT 2', { kind: 'several', count: 2 }],
      [`SELECT 1; DELETE FROM ${ledger.name} WHERE TRUE`, { kind: 'several', count: 2 }],
      ['SELEKT 1', { kind: 'invalid' }],
      ['SELECT nothing_such', { kind: 'invalid' }],
      ['', { kind: 'invalid' }],
      ['-- only words', { kind: 'invalid' }],
    ])('knows without running it what `%s` is', async (sql, expected) => {
      await warehouse.transact('one', [insert(1)])
      expect(await warehouse.inspect(sql)).toMatchObject(expected)
      expect(await idsOf()).toEqual([1])
    })

    it('commits all steps of a transaction, later ones seeing earlier ones, and hands back what was read', async () => {
      const outcome = await warehouse.transact('all', [
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
      expect(outcome).toEqual({ committed: true, reads: { written: [{ id: 5 }] } })
      expect([await idsOf(), await idsOf(other.name)]).toEqual([[5], [6]])
    })

    it('leaves nothing of a transaction in which a later step breaks', async () => {
      await warehouse.transact('before', [insert(1)])
      const broken = [
        write(`DELETE FROM ${ledger.name} WHERE TRUE`),
        insert(2),
        insert(3, other.name),
        write(`INSERT INTO ${ledger.name} (id, owner) SELECT CAST('x' AS INT64), 'bob'`),
      ]
      await expect(warehouse.transact('broken', broken)).rejects.toThrow()
      expect([await idsOf(), await idsOf(other.name)]).toEqual([[1], []])
      expect(await warehouse.transact('after', [insert(4)])).toMatchObject({ committed: true })
    })

    it.each([
      ['before', [] as Step[]],
      ['after', [write(`DELETE FROM ${ledger.name} WHERE TRUE`), insert(2)]],
    ])(
      'leaves nothing and hands back the rows when a refusal comes %s the first write',
      async (_, writes) => {
        await warehouse.transact('before', [insert(1)])
        const outcome = await warehouse.transact('refused', [
          { do: 'read', name: 'seen', statement: { sql: 'SELECT 1 AS n' } },
          ...writes,
          { do: 'refuse if', name: 'a reason', statement: { sql: "SELECT 'x' AS offender" } },
          insert(3),
        ])
        expect(outcome).toEqual({
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
        warehouse.transact('stage', [
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
      await Promise.all([warehouse.transact('a', steps('ann')), warehouse.transact('b', steps('bob'))])
      const owners = await select(`SELECT owner FROM ${ledger.name} ORDER BY owner`)
      expect(owners).toEqual([{ owner: 'ann' }, { owner: 'bob' }])
      await expect(warehouse.query({ sql: 'SELECT * FROM mine' })).rejects.toThrow()
    })

    it('loads ten thousand rows', async () => {
      const steps = [
        numbers(10_000),
        write(`INSERT INTO ${ledger.name} (id, owner) SELECT id, owner FROM numbers`),
      ]
      await warehouse.transact('load', steps)
      expect(await select(`SELECT COUNT(*) AS n, SUM(id) AS s, MAX(id) AS m FROM ${ledger.name}`)).toEqual([
        { n: 10_000, s: 49_995_000, m: 9_999 },
      ])
    })

    it('lets transactions on different tables run at the same time', async () => {
      const outcomes = await Promise.all([
        warehouse.transact('a', [
          numbers(1000),
          insert(1),
          write(`INSERT INTO ${ledger.name} SELECT id, owner FROM numbers`),
        ]),
        warehouse.transact('b', [
          numbers(1000),
          insert(1, other.name),
          write(`INSERT INTO ${other.name} SELECT id, owner FROM numbers`),
        ]),
      ])
      expect(outcomes.map(({ committed }) => committed)).toEqual([true, true])
      expect([(await idsOf()).length, (await idsOf(other.name)).length]).toEqual([1001, 1001])
    })

    it('lets one of two conflicting transactions win; the other gets a RetryError and has changed nothing', async () => {
      await warehouse.transact('before', [insert(1)])
      const contend = (owner: string) =>
        warehouse.transact(owner, [
          numbers(8000),
          write(`UPDATE ${ledger.name} SET owner = '${owner}' WHERE id = 1`),
          // Long enough for the other to arrive.
          {
            do: 'read',
            name: 'pause',
            statement: {
              sql: 'SELECT COUNT(*) AS n FROM numbers AS a CROSS JOIN numbers AS b WHERE MOD(a.id * b.id, 7) = 3',
            },
          },
          insert(owner === 'ann' ? 10 : 20),
        ])
      const [ann, bob] = await Promise.allSettled([contend('ann'), contend('bob')])
      const lost = [ann, bob].filter(outcome => outcome?.status === 'rejected')
      expect(lost).toHaveLength(1)
      expect((lost[0] as PromiseRejectedResult).reason).toBeInstanceOf(RetryError)
      const winner = ann?.status === 'fulfilled' ? { id: 10, owner: 'ann' } : { id: 20, owner: 'bob' }
      const rows = await select(`SELECT id, owner FROM ${ledger.name} ORDER BY id`)
      expect(rows).toEqual([
        { id: 1, owner: winner.owner },
        { id: winner.id, owner: 'ann' },
      ])
    })

    it('does not begin when the signal has already aborted', async () => {
      const signal = AbortSignal.abort(new Error('stopped by the operator'))
      await expect(warehouse.query({ sql: 'SELECT 1 AS n' }, { signal })).rejects.toThrow(
        'stopped by the operator',
      )
      await expect(warehouse.transact('x', [insert(1)], { signal })).rejects.toThrow(
        'stopped by the operator',
      )
      expect(await idsOf()).toEqual([])
    })

    it('stops a long query soon after its signal aborts, with the reason of the signal', async () => {
      const steps = [
        numbers(2000),
        write(`INSERT INTO ${ledger.name} (id, owner) SELECT id, owner FROM numbers`),
      ]
      await warehouse.transact('load', steps)
      const stop = new AbortController()
      const query = warehouse.query({ sql: endless(ledger.name) }, { signal: stop.signal })
      setTimeout(() => stop.abort(new Error('stopped by the operator')), 50)
      const from = performance.now()
      await expect(query).rejects.toThrow('stopped by the operator')
      expect(performance.now() - from).toBeLessThan(3000)
      expect(await onlyValue('SELECT 1 AS n')).toBe(1)
    })

    it('leaves nothing of a transaction whose signal aborts in the middle', async () => {
      await warehouse.transact('before', [insert(1)])
      const stop = new AbortController()
      const reason = new Error('stopped by the operator')
      const work = warehouse.transact(
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
      const work = warehouse.transact('stopped', [insert(1), aborting, insert(3)], { signal: stop.signal })
      await expect(work).rejects.toBe(reason)
      expect(await idsOf()).toEqual([])
    })
  })
}
