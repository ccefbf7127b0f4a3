import { withoutAccents } from './names.ts'
import type { Random } from './random.ts'

export type Position = 'G' | 'F' | 'C'

/** What a player can do. Stable over his career, so that windows over his games mean something. */
type Skills = {
  /** Weight of his share of the team's attempts per minute. */
  readonly usage: number
  /** Shares of his attempts; the rest is mid-range. */
  readonly paintShare: number
  readonly threeShare: number
  readonly paint: number
  readonly mid: number
  readonly three: number
  readonly freeThrow: number
  /** Chance that an attempt becomes a trip to the line. */
  readonly drawsFouls: number
  /** Weights per minute of what is shared out among the five on the floor. */
  readonly assists: number
  readonly offensiveRebounds: number
  readonly defensiveRebounds: number
  readonly steals: number
  readonly blocks: number
  readonly turnovers: number
  readonly fouls: number
}

export type Player = {
  readonly id: number
  readonly position: Position
  readonly skills: Skills
  readonly firstName: string
  /** The gamebook prints this alone for an inactive player, suffix included. */
  readonly lastName: string
  /** His name in each feed; they differ for planted players only. */
  readonly spelling: { readonly gamebook: string; readonly playByPlay: string; readonly roster: string }
  readonly referenceId: string
}

/** Who a player is, before a feed has spelt him. */
export type Identity = {
  readonly firstName: string
  readonly lastName: string
  readonly playByPlay?: string
  readonly roster?: string
}

// [guard, forward, centre]
const byPosition = {
  paintShare: { G: 0.32, F: 0.4, C: 0.66 },
  threeShare: { G: 0.47, F: 0.42, C: 0.17 },
  three: { G: 0.362, F: 0.358, C: 0.325 },
  paint: { G: 0.565, F: 0.58, C: 0.61 },
  freeThrow: { G: 0.81, F: 0.775, C: 0.69 },
  assists: { G: 3.2, F: 1.5, C: 1.1 },
  offensiveRebounds: { G: 0.5, F: 1.2, C: 3 },
  defensiveRebounds: { G: 1, F: 1.6, C: 2.6 },
  steals: { G: 1.3, F: 1, C: 0.7 },
  blocks: { G: 0.3, F: 0.9, C: 2.4 },
  fouls: { G: 0.8, F: 1, C: 1.4 },
} as const satisfies Record<string, Record<Position, number>>

const usageByRank = [31, 26, 22, 19, 17, 18, 16, 15, 14, 14, 13] as const

const within = (low: number, value: number, high: number): number => Math.min(high, Math.max(low, value))

/** Draws the skills of a player who joins a team as its `rank`-th man (0 is the star). */
function drawSkills(random: Random, position: Position, rank: number): Skills {
  const scaled = (key: keyof typeof byPosition, spread: number): number =>
    byPosition[key][position] * within(0.3, 1 + spread * random.bell(), 2.5)
  const shifted = (key: keyof typeof byPosition, spread: number): number =>
    byPosition[key][position] + spread * random.bell()
  const star = rank === 0 ? 0.015 : rank === 1 ? 0.008 : rank > 8 ? -0.015 : 0
  const usage = (usageByRank[rank] ?? 12) * (1 + 0.1 * random.bell())
  const threeShare = within(0.02, shifted('threeShare', 0.1), 0.7)
  return {
    usage,
    threeShare,
    paintShare: within(0.12, Math.min(shifted('paintShare', 0.08), 0.94 - threeShare), 0.9),
    paint: within(0.48, shifted('paint', 0.03) + star, 0.7),
    mid: within(0.33, 0.413 + 0.028 * random.bell() + star, 0.5),
    three: within(0.27, shifted('three', 0.02) + star, 0.43),
    freeThrow: within(0.45, shifted('freeThrow', 0.06), 0.93),
    drawsFouls: within(0.04, 0.1 + 0.025 * random.bell() + star, 0.2),
    assists: scaled('assists', 0.25) * (rank < 2 ? 1.5 : 1),
    offensiveRebounds: scaled('offensiveRebounds', 0.2),
    defensiveRebounds: scaled('defensiveRebounds', 0.2),
    steals: scaled('steals', 0.25),
    blocks: scaled('blocks', 0.3),
    turnovers: usage * (1 + 0.15 * random.bell()),
    fouls: scaled('fouls', 0.2),
  }
}

const lettersOf = (text: string): string =>
  withoutAccents(text)
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')

/** Makes players with ids of their own; `referenceId` is built as Basketball-Reference builds its ids. */
export function playerMaker(): (random: Random, who: Identity, position: Position, rank: number) => Player {
  let made = 0
  const taken = new Map<string, number>()
  return (random, who, position, rank) => {
    const [family = ''] = who.lastName.split(' ')
    const stem = lettersOf(family).slice(0, 5) + lettersOf(who.firstName).slice(0, 2)
    const nth = (taken.get(stem) ?? 0) + 1
    taken.set(stem, nth)
    const gamebook = `${who.firstName} ${who.lastName}`
    return {
      id: made++,
      position,
      skills: drawSkills(random, position, rank),
      firstName: who.firstName,
      lastName: who.lastName,
      spelling: { gamebook, playByPlay: who.playByPlay ?? gamebook, roster: who.roster ?? gamebook },
      referenceId: stem + String(nth).padStart(2, '0'),
    }
  }
}
