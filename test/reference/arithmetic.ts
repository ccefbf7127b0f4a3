/** Rounds half away from zero, as SQL does; the tiny step lets 2.675 count as the half it is printed as. */
export function rounded(value: number | null, digits: number): number | null {
  if (value === null) return null
  const factor = 10 ** digits
  const size = Math.round(Math.abs(value) * factor + 1e-9) / factor
  return value < 0 && size !== 0 ? -size : size
}

/** a / b, or null when there is nothing to divide by. */
export const ratio = (a: number, b: number): number | null => (b === 0 ? null : a / b)

export const percentOf = (a: number, b: number): number | null => (b === 0 ? null : (100 * a) / b)

export function sum<T>(items: readonly T[], of: (item: T) => number): number {
  let total = 0
  for (const item of items) total += of(item)
  return total
}

/** Mean of the values that are there, or null when none is. */
export function mean(values: readonly (number | null)[]): number | null {
  const present = values.filter(value => value !== null)
  return ratio(
    sum(present, value => value),
    present.length,
  )
}

/** Sample standard deviation (n − 1), or null below two values. */
export function sampleDeviation(values: readonly number[]): number | null {
  const middle = mean(values)
  if (middle === null || values.length < 2) return null
  return Math.sqrt(sum(values, value => (value - middle) ** 2) / (values.length - 1))
}

/** The US Eastern game day `days` before a date. */
export function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
}
