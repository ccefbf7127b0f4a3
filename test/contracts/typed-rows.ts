import {
  bool,
  date,
  decimal,
  defineTable,
  float,
  floats,
  int,
  text,
  texts,
  timestamp,
} from '../../src/warehouse/table-contract.ts'
import type { Row } from '../../src/warehouse/warehouse.ts'

/** A table with a column of every type that a contract may name. */
export const everyType = defineTable({
  id: 'every_type',
  name: 'contract_test.every_type',
  doc: 'One column of every type.',
  phase: 0,
  key: ['id'],
  columns: {
    id: int('INT64'),
    word: text('STRING'),
    ratio: float('FLOAT64'),
    amount: decimal(9, 2, 'NUMERIC'),
    yes: bool('BOOL'),
    day: date('DATE'),
    moment: timestamp('TIMESTAMP'),
    words: texts('ARRAY<STRING>'),
    ratios: floats('ARRAY<FLOAT64>'),
  },
})

/** Ordinary values, edges, and NULL in every column but the first. */
export const typedRows: readonly Row[] = [
  {
    id: 1,
    word: 'Nikola Jokić',
    ratio: 0.1,
    amount: 12.34,
    yes: true,
    day: '2021-11-22',
    moment: '2021-11-07T05:59:59.123Z',
    words: ['a', ''],
    ratios: [0.5, -1.25],
  },
  {
    id: 2,
    word: '',
    ratio: -1e300,
    amount: -9_999_999.99,
    yes: false,
    day: '1946-11-01',
    moment: '1969-12-31T23:59:59.999Z',
    words: [],
    ratios: [],
  },
  {
    id: 9_007_199_254_740_991,
    word: null,
    ratio: null,
    amount: null,
    yes: null,
    day: null,
    moment: null,
    words: null,
    ratios: null,
  },
]
