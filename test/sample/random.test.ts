import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomOf } from '../../src/sample/random.ts'

const first = (seed: number, ...labels: string[]): number[] => {
  const random = randomOf(seed, ...labels)
  return Array.from({ length: 8 }, random.next)
}

test('the same seed and labels give the same stream, others another', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), fc.string(), fc.string(), (one, other, label, another) => {
      expect(first(one, label)).toEqual(first(one, label))
      if (one !== other) expect(first(one, label)).not.toEqual(first(other, label))
      if (label !== another) expect(first(one, label)).not.toEqual(first(one, another))
    }),
  )
})

test('numbers are spread evenly and the bell has mean 0 and deviation 1', () => {
  const random = randomOf(1, 'spread')
  const draws = 100_000
  const counts = new Array<number>(10).fill(0)
  let sum = 0
  let squares = 0
  for (let i = 0; i < draws; i++) {
    const digit = random.below(10)
    counts[digit] = (counts[digit] ?? 0) + 1
    const value = random.bell()
    sum += value
    squares += value * value
  }
  for (const count of counts) expect(Math.abs(count / draws - 0.1)).toBeLessThan(0.005)
  expect(Math.abs(sum / draws)).toBeLessThan(0.02)
  expect(Math.abs(squares / draws - 1)).toBeLessThan(0.02)
})

test('a shuffle keeps every item and leaves the list as it was', () => {
  fc.assert(
    fc.property(fc.integer(), fc.array(fc.integer()), (seed, items) => {
      const before = [...items]
      expect(randomOf(seed).shuffle(items).sort()).toEqual([...items].sort())
      expect(items).toEqual(before)
    }),
  )
})
