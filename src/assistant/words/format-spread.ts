import { formatDuration } from './format-duration.ts'

/** Two durations, the unit once where it is the same: `9 to 20 s`, `48 s to 1 min 3 s`; undefined where they read alike. */
export function formatSpread(low: number, high: number): string | undefined {
  const [from, to] = [formatDuration(low), formatDuration(high)]
  if (from === to) return undefined
  const isPlain = (text: string) => /^[\d.]+ s$/.test(text)
  return isPlain(from) && isPlain(to) ? `${from.slice(0, -2)} to ${to}` : `${from} to ${to}`
}
