import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findCycles } from '../../../src/pipeline/registry/find-cycles.ts'

describe('circles of aliases', () => {
  it('are found once, wherever one begins to look', () => {
    expect(
      findCycles([
        ['c', 'a'],
        ['a', 'b'],
        ['b', 'c'],
        ['x', 'a'],
        ['self', 'self'],
      ]),
    ).toEqual([['a', 'b', 'c']])
  })

  it('are not there where every spelling means a later one', () => {
    const ties = fc.array(
      fc
        .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 9 }))
        .map(
          ([from, more]) => [String(from).padStart(2, '0'), String(from + more).padStart(2, '0')] as const,
        ),
    )
    fc.assert(fc.property(ties, all => findCycles(all).length === 0))
  })
})
