import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { processors } from '../../src/pipeline/processors/processors.ts'
import { contractRules } from '../../src/pipeline/units/contract-rules.ts'
import { evaluatedColumns, storedValue } from '../../src/pipeline/units/staged-value.ts'
import {
  type ColumnContract,
  decimal,
  defineTable,
  float,
  int,
  type TableContract,
} from '../../src/warehouse/table-contract.ts'
import type { Row, Value } from '../../src/warehouse/warehouse.ts'
import { compareRows } from './compare-rows.ts'
import { evaluate, type PlainRow } from './evaluate.ts'
import { startZetaSql, type ZetaSql } from './start-zetasql.ts'
import { withWarehouseOf } from './warehouse-of-rows.ts'

let zetaSql: ZetaSql
beforeAll(async () => {
  zetaSql = await startZetaSql()
})
afterAll(() => zetaSql?.stop())

const onBoth = async (sql: string, contract: TableContract, rows: readonly Row[]) => ({
  meant: await evaluate(zetaSql, sql, {}, [{ contract, rows: rows as readonly PlainRow[] }]),
  got: await withWarehouseOf([{ contract, rows }], async warehouse => (await warehouse.query({ sql })).rows),
})

const staged = (columns: Readonly<Record<string, ColumnContract>>) =>
  defineTable({ id: 'staged', name: 'staging.staged_unit', doc: 'a stage', phase: 0, key: ['id'], columns })

describe('a value on its way into a table', () => {
  const scales = [
    ...new Set(processors.flatMap(({ table }) => Object.values(table.columns).map(c => c.scale))),
  ]
  const ties = Array.from({ length: 300 }, (_, k) => [
    k / 8,
    k / 100 + 0.005,
    -k / 1000 - 0.0005,
    k / 20 + 0.05,
  ])
  const rows = ties.flat().map((value, id) => ({ id, value }))
  const contract = staged({ id: int('key'), value: float('value') })

  it('is rounded to the same digits by both engines, halves away from zero whatever their last bit', async () => {
    const rounded = scales
      .filter(scale => scale !== undefined)
      .map(scale => `${storedValue('value', decimal(38, scale, ''))} AS at_${scale}`)
    expect(rounded.length).toBeGreaterThan(2)
    const sql = `SELECT id, ${rounded.join(', ')} FROM staging.staged_unit`
    const { meant, got } = await onBoth(sql, contract, rows)
    expect(compareRows(meant, got as PlainRow[], ['id'], ['ZetaSQL', 'DuckDB'])).toBeUndefined()
    const at = (value: number) => got[rows.findIndex(row => row.value === value)]?.at_2
    expect([at(0.005), at(0.125), at(1.005)]).toEqual([0.01, 0.13, 1.01])
  })

  it('would part the engines if it were rounded as FLOAT64', async () => {
    const { meant, got } = await onBoth(
      'SELECT id, ROUND(value, 2) AS at_2 FROM staging.staged_unit',
      contract,
      rows,
    )
    expect(compareRows(meant, got as PlainRow[], ['id'])).toMatch(/column at_2/)
  })
})

describe.each(processors.map(({ id, table }) => [id, table] as const))('the contract of %s', (_, table) => {
  it('finds the same offenders on both engines, NULL, NaN and the infinities among them', async () => {
    const columns = Object.fromEntries(
      evaluatedColumns(table).map(([name, column]): [string, ColumnContract] => [name, asStaged(column)]),
    )
    const contract = staged({ id: int('key'), ...columns })
    const rows = extremes(evaluatedColumns(table))
    const rules = contractRules(table)
    const sql = `SELECT id, ${rules.map(({ offends }, i) => `COALESCE(${offends}, FALSE) AS r${i}`).join(', ')} FROM staging.staged_unit`
    const { meant, got } = await onBoth(sql, contract, rows)
    expect(compareRows(meant, got as PlainRow[], ['id'], ['ZetaSQL', 'DuckDB'])).toBeUndefined()
    const silent = rules.filter((_, i) => !got.some(row => row[`r${i}`] === true))
    expect(silent.map(({ says }) => says)).toEqual([])
  })
})

/** NUMERIC columns are staged as FLOAT64, and nothing is required yet: that is what the rules are there for. */
const asStaged = ({ type }: ColumnContract): ColumnContract =>
  ({ type: type === 'NUMERIC' ? 'FLOAT64' : type, doc: 'staged' }) as const

/** For every column one row with each value that a rule might stumble over, the other columns NULL. */
function extremes(columns: readonly (readonly [string, ColumnContract])[]): readonly Row[] {
  const rows = columns.flatMap(([name, column]) => valuesOf(column).map(value => ({ [name]: value })))
  return [{}, ...rows].map((row, id) => ({ id, ...row }))
}

function valuesOf({ type, min = 0, max = 1, values = [] }: ColumnContract): readonly Value[] {
  switch (type) {
    case 'INT64':
      return [min - 1, min, max, max + 1]
    case 'FLOAT64':
    case 'NUMERIC':
      return [min - 1, min, max, max + 1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    case 'STRING':
      return ['', 'neither', ...values]
    case 'ARRAY<FLOAT64>':
      return [[], [1], [Number.NaN, 2]]
    case 'ARRAY<STRING>':
      return [[], ['a']]
    default:
      return []
  }
}
