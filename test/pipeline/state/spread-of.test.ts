import { describe, expect, it } from 'vitest'
import { spreadOf } from '../../../src/pipeline/state/spread-of.ts'

const days = (count: number, of: (i: number) => { seconds: number; days: number }) =>
  Array.from({ length: count }, (_, i) => of(i))

describe('what a day took so far', () => {
  it('is its median with the tenths on both sides, whatever the order', () => {
    const took = days(101, i => ({ seconds: (i * 37) % 101, days: 30 }))
    expect(spreadOf(took, 30)).toEqual({ low: 10, middle: 50, high: 90 })
  })

  it('goes by units of a like size, and leaves the others out', () => {
    const took = [
      ...days(10, () => ({ seconds: 0.01, days: 100 })),
      ...days(90, () => ({ seconds: 1, days: 1 })),
    ]
    expect(spreadOf(took, 40)).toEqual({ low: 0.01, middle: 0.01, high: 0.01 })
    expect(spreadOf(took, 3)).toEqual({ low: 1, middle: 1, high: 1 })
  })

  it('lies, for units of another size, between as long a day and as long a unit', () => {
    const small = spreadOf([{ seconds: 0.01, days: 100 }], 1)
    expect(small?.low).toBeCloseTo(0.01)
    expect(small?.middle).toBeCloseTo(0.1)
    expect(small?.high).toBeCloseTo(1)
    const large = spreadOf([{ seconds: 1, days: 1 }], 100)
    expect(large?.low).toBeCloseTo(0.01)
    expect(large?.middle).toBeCloseTo(0.1)
    expect(large?.high).toBeCloseTo(1)
  })

  it('is unknown without history', () => {
    expect(spreadOf([], 10)).toBeUndefined()
  })
})
