/** The smallest number that at least this share of all numbers does not exceed: `0.99` for the 99th percentile. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (found === undefined) throw new Error('a percentile needs at least one measurement')
  return found
}
