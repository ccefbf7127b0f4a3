/** A seeded stream of random numbers. The same labels give the same stream, on every machine. */
export type Random = {
  /** Uniform in [0, 1). */
  readonly next: () => number
  /** Integer in [0, n). */
  readonly below: (n: number) => number
  /** Integer in [low, high]. */
  readonly between: (low: number, high: number) => number
  readonly chance: (probability: number) => boolean
  /** Bell-shaped with mean 0 and standard deviation 1, never beyond ±3.47. */
  readonly bell: () => number
  readonly pick: <T>(items: readonly T[]) => T
  /** A shuffled copy. */
  readonly shuffle: <T>(items: readonly T[]) => T[]
}

const hash = (text: string): number => {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

/**
 * Opens the stream named by a seed and labels (season, game, …). Streams are independent, so any game can be made
 * without making the ones before it. The generator is sfc32; the bell avoids Math.log and Math.cos, whose last bit
 * may differ between engines.
 */
export function randomOf(seed: number, ...labels: readonly (string | number)[]): Random {
  const name = `${seed}|${labels.join('|')}`
  let a = hash(name)
  let b = hash(`b${name}`)
  let c = hash(`c${name}`)
  let counter = 1

  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4294967296
  }
  for (let i = 0; i < 12; i++) next()

  const below = (n: number): number => Math.floor(next() * n)
  return {
    next,
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: probability => next() < probability,
    bell: () => (next() + next() + next() + next() - 2) * 1.7320508,
    pick: items => {
      const item = items[below(items.length)]
      if (item === undefined) throw new RangeError('Cannot pick from an empty list')
      return item
    },
    shuffle: items => {
      const copy = [...items]
      for (let i = copy.length - 1; i > 0; i--) {
        const j = below(i + 1)
        ;[copy[i], copy[j]] = [copy[j] as (typeof copy)[number], copy[i] as (typeof copy)[number]]
      }
      return copy
    },
  }
}
