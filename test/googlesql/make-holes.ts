import type { Row } from '../../src/warehouse/warehouse.ts'
import type { Input } from './evaluate-processor.ts'

const rowLost = 0.06
const cellLost = 0.05

/**
 * The same rows as after accidents: some are gone, and some values that may be NULL are. What an engine makes of NULL
 * and of rows that are not there is where dialects part. The same seed makes the same holes.
 */
export function makeHoles(inputs: readonly Input[], seed: number): readonly Input[] {
  const random = randomOf(seed)
  return inputs.map(({ contract, rows }) => {
    const optional = Object.entries(contract.columns)
      .filter(([name, { nullBudget }]) => nullBudget !== 0 && !contract.key.includes(name))
      .map(([name]) => name)
    const kept = rows.filter(() => random() >= rowLost)
    return {
      contract,
      rows: kept.map((row): Row => {
        const lost = optional.filter(() => random() < cellLost).map(name => [name, null] as const)
        return { ...row, ...Object.fromEntries(lost) }
      }),
    }
  })
}

/** A linear congruential generator, 0 ≤ x < 1. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
