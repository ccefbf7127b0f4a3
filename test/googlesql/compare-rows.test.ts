import { describe, expect, it } from 'vitest'
import { compareRows } from './compare-rows.ts'
import type { PlainRow } from './evaluate.ts'

describe('compareRows', () => {
  const one = { id: 1, value: 0.1 + 0.2, list: [1, 2] }
  it.each([
    ['equal to one part in 10^9', [one], [{ ...one, value: 0.3 }], undefined],
    ['a number further apart', [one], [{ ...one, value: 0.3001 }], /row id=1, column value: left 0\.3/],
    ['a NULL where a zero is', [{ id: 1, v: 0 }], [{ id: 1, v: null }], /column v: left 0, right null/],
    ['a longer list', [one], [{ ...one, list: [1, 2, 3] }], /column list: left \[1,2\], right \[1,2,3\]/],
    ['a row too few', [one, { ...one, id: 2 }], [one], /row id=2 is in left only \(2 rows against 1\)/],
    ['a row too many', [one], [one, { ...one, id: 2 }], /row id=2 is in right only/],
    ['a key twice', [one, one], [one], /left has the row id=1 twice/],
    ['a column too many', [{ id: 1 }], [{ id: 1, extra: 1 }], /column extra is in right only/],
    ['a key column that is not there', [{ no: 1 }], [one], /left has no key column id/],
  ] satisfies [string, PlainRow[], PlainRow[], RegExp | undefined][])(
    'sees %s',
    (_, left, right, message) => {
      const difference = compareRows(left, right, ['id'])
      if (message) expect(difference).toMatch(message)
      else expect(difference).toBeUndefined()
    },
  )
})
