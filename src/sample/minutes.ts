import type { Random } from './random.ts'

const minutesByPlace = [35, 34, 32, 31, 28, 25, 21, 18, 15, 11, 8, 6] as const

/** Shares out a team's time: five men on the floor for 48 minutes and 5 more per overtime, to the second. */
export function drawSeconds(random: Random, players: number, overtimes: number): readonly number[] {
  const total = 5 * 60 * (48 + 5 * overtimes)
  const longest = 60 * (44 + 5 * overtimes)
  const weights = Array.from(
    { length: players },
    (_, i) => (minutesByPlace[i] ?? 5) * (1 + 0.09 * random.bell()),
  )
  const sum = weights.reduce((a, b) => a + b, 0)
  const seconds = weights.map(weight => Math.min(longest, Math.max(30, Math.round((weight * total) / sum))))
  let left = total - seconds.reduce((a, b) => a + b, 0)
  for (let i = 0; left !== 0; i = (i + 1) % players) {
    const change = Math.max(-5, Math.min(5, left))
    const next = (seconds[i] as number) + change
    if (next < 30 || next > longest) continue
    seconds[i] = next
    left -= change
  }
  return seconds
}

/** Shares out a margin: the men's plus-minus add up to five times the team's. */
export function drawPlusMinus(random: Random, seconds: readonly number[], margin: number): readonly number[] {
  const total = seconds.reduce((a, b) => a + b, 0)
  const shares = seconds.map(own => {
    const share = own / total
    return Math.round(5 * margin * share + 18 * Math.sqrt(share) * random.bell())
  })
  let left = 5 * margin - shares.reduce((a, b) => a + b, 0)
  for (let i = 0; left !== 0; i = (i + 1) % shares.length) {
    shares[i] = (shares[i] as number) + Math.sign(left)
    left -= Math.sign(left)
  }
  return shares.map(share => share || 0)
}
