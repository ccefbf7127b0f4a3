import { describe, expect, it } from 'vitest'
import { date, dates, float64, int64, string, strings, timestamp } from '../../src/warehouse/param.ts'
import { date as dateColumn, decimal, required } from '../../src/warehouse/table-contract.ts'
import type { Row } from '../../src/warehouse/warehouse.ts'
import { everyType, typedRows } from './typed-rows.ts'
import { insert, ledger, other, write } from './warehouse-steps.ts'
import { transactionContract } from './warehouse-transactions.ts'
import { type Differences, type MakeWarehouse, warehouseUnderTest } from './warehouse-under-test.ts'

/** What every engine must do, but for the differences that the engine itself has. `make` gives a new warehouse without tables, once for each half of the suite. */
export function warehouseContract(name: string, make: MakeWarehouse, differences: Differences = {}): void {
  transactionContract(name, make, differences)
  describe(`${name} keeps the warehouse contract`, () => {
    const { warehouse, select, onlyValue, idsOf } = warehouseUnderTest(make)

    it('creates tables that are not there and leaves those that are, with their rows', async () => {
      await warehouse().transact('one', [insert(1)])
      await warehouse().createTables([ledger, other, everyType])
      expect(await idsOf()).toEqual([1])
      const missing = { ...ledger, name: 'contract_test.nowhere' }
      const found = await warehouse().describeTables([ledger, missing])
      expect([...found.keys()]).toEqual([ledger.name])
    })

    it('says of every column its type in the words of GoogleSQL, and whether it takes NULL', async () => {
      const found = await warehouse().describeTables([ledger, everyType])
      expect(found.get(ledger.name)?.columns).toEqual([
        { name: 'id', type: 'INT64', nullable: false },
        { name: 'owner', type: 'STRING', nullable: true },
      ])
      expect(found.get(everyType.name)?.columns.map(({ name, type }) => [name, type])).toEqual([
        ['id', 'INT64'],
        ['word', 'STRING'],
        ['ratio', 'FLOAT64'],
        ['amount', 'NUMERIC(9, 2)'],
        ['yes', 'BOOL'],
        ['day', 'DATE'],
        ['moment', 'TIMESTAMP'],
        ['words', 'ARRAY<STRING>'],
        ['ratios', 'ARRAY<FLOAT64>'],
      ])
    })

    it('adds columns only when asked, leaves rows and other columns, and drafts beforehand what it would run', async () => {
      const small = { ...ledger, name: 'contract_test.grown' }
      const { id } = ledger.columns
      const grown = {
        ...small,
        columns: { amount: decimal(9, 2, 'added', required), id, day: dateColumn('added') },
      }
      await warehouse().createTables([small])
      await warehouse().transact('one', [insert(1, small.name)])
      expect((await warehouse().draftTables([small])).size).toBe(0)

      await warehouse().createTables([grown])
      const drafts = await warehouse().draftTables([grown])
      expect([...drafts.keys()]).toEqual([small.name])
      expect(drafts.get(small.name)?.join(';\n')).toMatch(/ALTER TABLE \S*grown[\s\S]*amount[\s\S]*day/)
      expect(drafts.get(small.name)?.join(';\n')).not.toMatch(/NOT NULL|DROP/)

      await warehouse().createTables([grown], { withColumns: true })
      await warehouse().createTables([grown], { withColumns: true })
      expect((await warehouse().draftTables([grown])).size).toBe(0)
      expect((await warehouse().describeTables([grown])).get(small.name)?.columns).toEqual([
        { name: 'id', type: 'INT64', nullable: false },
        { name: 'owner', type: 'STRING', nullable: true },
        { name: 'amount', type: 'NUMERIC(9, 2)', nullable: true },
        { name: 'day', type: 'DATE', nullable: true },
      ])
      expect(await select(`SELECT * FROM ${small.name}`)).toEqual([
        { id: 1, owner: 'eve', amount: null, day: null },
      ])
    })

    it('drafts a table that is not there, in statements that make it', async () => {
      const absent = { ...ledger, name: 'contract_test.drafted' }
      const drafts = await warehouse().draftTables([absent])
      expect(drafts.get(absent.name)?.join(';\n')).toMatch(/CREATE TABLE[\s\S]*drafted/)
      expect((await warehouse().describeTables([absent])).size).toBe(0)
    })

    it('gives back what was loaded, in every type, and NULL as null', async () => {
      const columns = Object.keys(everyType.columns)
      await warehouse().transact('types', [
        { do: 'load', as: 'incoming', columns: everyType.columns, rows: typedRows },
        write(
          `INSERT INTO ${everyType.name} (${columns.join(', ')}) SELECT ${columns.join(', ')} FROM incoming`,
        ),
      ])
      const kept = differences.nullArrays ? typedRows.map(emptyForNull) : typedRows
      expect(await select(`SELECT * FROM ${everyType.name} ORDER BY id`)).toEqual(kept)
    })

    it('rounds half away from zero to the digits of the column', async () => {
      const rows = [0.125, -0.125, 1 / 3, 2 / 3].map((amount, id) => ({ id, amount }))
      await warehouse().transact('numeric', [
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
      await warehouse().transact('three', [insert(1), insert(2), insert(3)])
      const sql = `SELECT COUNT(*) AS n FROM ${ledger.name} WHERE owner IN UNNEST(@owners)`
      expect(await onlyValue(sql, { owners: strings(['eve', 'bob']) })).toBe(3)
      expect(await onlyValue(sql, { owners: strings([]) })).toBe(0)
    })

    it('leaves what looks like a parameter alone inside strings and comments', async () => {
      const sql = "SELECT '@p' AS a, 'is @p' AS b, @p AS c -- @p and FLOAT64\n, 'FLOAT64' AS d /* @q */"
      expect(await select(sql, { p: int64(7) })).toEqual([{ a: '@p', b: 'is @p', c: 7, d: 'FLOAT64' }])
    })

    it('takes parameters that only a string or comment of the statement names, or nothing does', async () => {
      const params = { p: int64(7), q: string('x') }
      expect(await select("SELECT 'say @p' AS a -- @q", params)).toEqual([{ a: 'say @p' }])
    })

    it('hands back at most `limit` rows and says whether there were more', async () => {
      await warehouse().transact('three', [insert(1), insert(2), insert(3)])
      const statement = { sql: `SELECT id FROM ${ledger.name} ORDER BY id` }
      const read = async (limit: number) => {
        const { rows, truncated, columns } = await warehouse().query(statement, { limit })
        return { ids: rows.map(row => row.id), truncated, columns: columns.map(column => column.name) }
      }
      expect(await read(2)).toEqual({ ids: [1, 2], truncated: true, columns: ['id'] })
      expect(await read(3)).toEqual({ ids: [1, 2, 3], truncated: false, columns: ['id'] })
      expect(await read(4)).toEqual({ ids: [1, 2, 3], truncated: false, columns: ['id'] })
    })

    it('fails at an invalid query with what the engine says of it', async () => {
      await expect(
        warehouse().query({ sql: 'SELECT nothing_such FROM contract_test.accounts' }),
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
      await warehouse().transact('one', [insert(1)])
      expect(await warehouse().inspect(sql)).toMatchObject(expected)
      expect(await idsOf()).toEqual([1])
    })
  })
}

const emptyForNull = (row: Row): Row => ({ ...row, words: row.words ?? [], ratios: row.ratios ?? [] })
