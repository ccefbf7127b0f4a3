import { describe, expect, it } from 'vitest'
import { compareTable } from '../../src/warehouse/compare-table.ts'
import {
  decimal,
  defineTable,
  float,
  floats,
  int,
  required,
  text,
  timestamp,
} from '../../src/warehouse/table-contract.ts'
import { typeFit } from '../../src/warehouse/type-fit.ts'

describe('a column takes what a contract writes', () => {
  it.each([
    ['STRING', text('x'), 'fits'],
    ['JSON', text('x'), 'refuses'],
    ['INT64', int('x'), 'fits'],
    ['FLOAT64', int('x'), 'takes'],
    ['NUMERIC', int('x'), 'takes'],
    ['BIGNUMERIC', int('x'), 'takes'],
    ['NUMERIC(10, 0)', int('x'), 'refuses'],
    ['INT32', int('x'), 'refuses'],
    ['STRING', int('x'), 'refuses'],
    ['FLOAT64', float('x'), 'fits'],
    ['NUMERIC', float('x'), 'refuses'],
    ['INT64', float('x'), 'refuses'],
    ['NUMERIC(5, 2)', decimal(5, 2, 'x'), 'fits'],
    ['NUMERIC', decimal(5, 2, 'x'), 'takes'],
    ['BIGNUMERIC', decimal(5, 2, 'x'), 'takes'],
    ['NUMERIC(6, 2)', decimal(5, 2, 'x'), 'takes'],
    ['NUMERIC(6, 3)', decimal(5, 2, 'x'), 'takes'],
    ['NUMERIC(5, 3)', decimal(5, 2, 'x'), 'refuses'],
    ['NUMERIC(5, 1)', decimal(5, 2, 'x'), 'refuses'],
    ['NUMERIC(3)', decimal(5, 2, 'x'), 'refuses'],
    ['NUMERIC(5, 1)', decimal(5, 2, 'x', { placeholder: true }), 'takes'],
    ['FLOAT64', decimal(5, 2, 'x'), 'takes'],
    ['INT64', decimal(5, 2, 'x'), 'refuses'],
    ['DATETIME', timestamp('x'), 'refuses'],
    ['ARRAY<FLOAT64>', floats('x'), 'fits'],
    ['ARRAY<NUMERIC>', floats('x'), 'refuses'],
    ['FLOAT64', floats('x'), 'refuses'],
  ] as const)('%s: case %#', (found, contract, fit) => {
    expect(typeFit(found, contract).fit).toBe(fit)
  })

  it('and says what would be lost', () => {
    expect(typeFit('NUMERIC(5, 1)', decimal(5, 2, 'x'))).toMatchObject({
      says: 'is NUMERIC(5, 1), not NUMERIC(5, 2): it keeps 1 of 2 decimals',
    })
    expect(typeFit('NUMERIC(5, 3)', decimal(5, 2, 'x'))).toMatchObject({
      says: 'is NUMERIC(5, 3), not NUMERIC(5, 2): it holds 2 of 3 digits before the point',
    })
  })
})

describe('a table beside its contract', () => {
  const contract = defineTable({
    id: 'x',
    name: 'some.table',
    doc: 'A table.',
    phase: 0,
    key: ['id'],
    columns: { id: int('key', required), name: text('who'), size: float('how large') },
  })
  const compared = (columns: Parameters<typeof compareTable>[1]) =>
    compareTable(contract, columns).columns.map(({ name, fit }) => [name, fit])

  it('may have its columns in another order, and more of them', () => {
    const columns = [
      { name: 'size', type: 'FLOAT64', nullable: true },
      { name: 'note', type: 'JSON', nullable: true },
      { name: 'id', type: 'INT64', nullable: true },
      { name: 'made_at', type: 'TIMESTAMP', nullable: false, hasDefault: true as const },
      { name: 'name', type: 'STRING', nullable: true },
    ]
    expect(compared({ columns })).toEqual([
      ['id', 'fits'],
      ['name', 'fits'],
      ['size', 'fits'],
      ['note', 'extra'],
      ['made_at', 'extra'],
    ])
  })

  it('refuses rows when it wants a value where none is written, and a person can mend that', () => {
    const columns = [
      { name: 'id', type: 'INT64', nullable: false },
      { name: 'name', type: 'STRING', nullable: false },
      { name: 'note', type: 'STRING', nullable: false },
    ]
    expect(compared({ columns })).toEqual([
      ['id', 'fits'],
      ['name', 'refuses'],
      ['size', 'missing'],
      ['note', 'refuses'],
    ])
    expect(compareTable(contract, { columns }).columns.flatMap(({ mend }) => mend ?? [])).toEqual([
      'ALTER TABLE some.table ALTER COLUMN name DROP NOT NULL',
      'ALTER TABLE some.table ALTER COLUMN note DROP NOT NULL',
    ])
  })

  it('that is not there has no columns to speak of', () => {
    expect(compareTable(contract, undefined)).toEqual({ name: 'some.table', exists: false, columns: [] })
  })
})
