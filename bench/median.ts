/** The middle one by a number; of an even count the lower of the two in the middle. */
export function medianBy<T>(items: readonly T[], of: (item: T) => number): T {
  const sorted = [...items].sort((a, b) => of(a) - of(b))
  const middle = sorted[Math.floor((sorted.length - 1) / 2)]
  if (middle === undefined) throw new Error('a median needs at least one measurement')
  return middle
}

/** Seconds under which a measurement is repeated, for it is short enough to be hit by a neighbour's second. */
const SHORT = 5

/** Measures once; what took under five seconds is measured twice more, and the median counts. */
export async function measured<T>(measure: () => Promise<T>, seconds: (result: T) => number): Promise<T> {
  const first = await measure()
  if (seconds(first) >= SHORT) return first
  return medianBy([first, await measure(), await measure()], seconds)
}
