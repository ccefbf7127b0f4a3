import type { Random } from './random.ts'

export type Zone = 'paint' | 'mid' | 'three'

/** Where and how a shot was taken. Coordinates are tenths of feet from the basket, as the play-by-play has them. */
export type Shot = {
  readonly type: string
  /** Whole feet, rounded down. */
  readonly distance: number
  readonly x: number
  readonly y: number
}

const many = (times: number, type: string): string[] => Array.from({ length: times }, () => type)

const types = {
  dunk: [
    ...many(4, 'cutting dunk shot'),
    ...many(3, 'running dunk shot'),
    ...many(3, 'alley oop dunk shot'),
    ...many(3, 'dunk shot'),
    ...many(2, 'driving dunk shot'),
    'putback dunk shot',
    'tip dunk shot',
  ],
  layup: [
    ...many(10, 'driving layup shot'),
    ...many(5, 'layup shot'),
    ...many(3, 'cutting layup shot'),
    ...many(3, 'running layup shot'),
    ...many(2, 'driving finger roll layup shot'),
    ...many(2, 'tip layup shot'),
    ...many(2, 'putback layup shot'),
    'driving reverse layup shot',
    'reverse layup shot',
    'running finger roll layup shot',
    'alley oop layup shot',
  ],
  short: [
    ...many(6, 'driving floating jump shot'),
    ...many(4, 'floating jump shot'),
    ...many(2, 'driving floating bank jump shot'),
    ...many(2, 'hook shot'),
    ...many(2, 'turnaround hook shot'),
    'driving hook shot',
    'jump shot',
  ],
  mid: [
    ...many(10, 'pullup jump shot'),
    ...many(5, 'jump shot'),
    ...many(3, 'step back jump shot'),
    ...many(3, 'fadeaway jump shot'),
    ...many(2, 'turnaround jump shot'),
    ...many(2, 'turnaround fadeaway shot'),
    'jump bank shot',
    'running pull-up jump shot',
  ],
  three: [
    ...many(30, '3pt jump shot'),
    ...many(5, '3pt pullup jump shot'),
    ...many(3, '3pt step back jump shot'),
    '3pt running jump shot',
    '3pt running pull-up jump shot',
  ],
} as const

/**
 * Draws a shot of a zone. Paint is 8 feet and nearer, mid-range 9 to 21, three-pointers 22 and farther; the
 * distance is always the one of the coordinates. Square roots only: they are exact on every machine.
 */
export function drawShot(random: Random, zone: Zone, made: boolean): Shot {
  if (zone === 'three') return threePointer(random)
  if (zone === 'mid') {
    const { x, y } = at(random, random.between(92, 215))
    return { type: random.pick(types.mid), distance: feet(x, y), x, y }
  }
  const { x, y } = at(random, random.chance(0.68) ? random.between(0, 35) : random.between(36, 88))
  const distance = feet(x, y)
  return { type: paintType(random, distance, made), distance, x, y }
}

function threePointer(random: Random): Shot {
  const type = random.pick(types.three)
  if (random.chance(0.22)) {
    const x = (random.chance(0.5) ? -1 : 1) * random.between(221, 232)
    const y = random.between(-20, 85)
    return { type, distance: feet(x, y), x, y }
  }
  const radius = random.between(239, 275) + (random.chance(0.1) ? random.between(0, 60) : 0)
  const y = Math.round(radius * (0.38 + 0.62 * random.next()))
  const x = (random.chance(0.5) ? -1 : 1) * Math.round(Math.sqrt(radius * radius - y * y))
  return { type, distance: feet(x, y), x, y }
}

function at(random: Random, radius: number): { x: number; y: number } {
  const y = Math.round(radius * (1 - 1.15 * random.next()))
  const x = (random.chance(0.5) ? -1 : 1) * Math.round(Math.sqrt(radius * radius - y * y))
  return { x, y }
}

const feet = (x: number, y: number): number => Math.floor(Math.sqrt(x * x + y * y) / 10)

function paintType(random: Random, distance: number, made: boolean): string {
  if (distance > 3) return random.pick(types.short)
  return distance <= 1 && random.chance(made ? 0.35 : 0.05)
    ? random.pick(types.dunk)
    : random.pick(types.layup)
}
