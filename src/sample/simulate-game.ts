import { emptyLine, type Line, pointsOf, sumOf } from './box-score.ts'
import type { Lineup } from './lineup.ts'
import { drawPlusMinus, drawSeconds } from './minutes.ts'
import { type Attack, type PlayEvent, playPossession } from './possession.ts'
import type { Random } from './random.ts'
import type { Strength } from './team-strength.ts'

export type SideInput = { readonly lineup: Lineup; readonly strength: Strength; readonly atHome: boolean }

/** A finished game: lines in the order of the lineup's active players, and every shot and free throw in time order. */
export type PlayedGame = {
  readonly lines: { readonly home: readonly Line[]; readonly away: readonly Line[] }
  readonly score: { readonly home: number; readonly away: number }
  readonly overtimes: number
  readonly events: readonly PlayEvent[]
}

const homeEdge = 0.009

/**
 * Plays a game possession by possession. Every number of the box score is counted from what happened, so points,
 * sums and play-by-play agree by construction; a tie is played on.
 */
export function simulateGame(random: Random, home: SideInput, away: SideInput): PlayedGame {
  const regulation = {
    home: drawSeconds(random, home.lineup.active.length, 0),
    away: drawSeconds(random, away.lineup.active.length, 0),
  }
  const attacks = {
    home: attackOf('home', home, away, regulation.home),
    away: attackOf('away', away, home, regulation.away),
  }
  const meet = (one: Attack, other: Attack): void => {
    one.opponent = other
    other.opponent = one
  }
  meet(attacks.home, attacks.away)

  const events: PlayEvent[] = []
  const score = (): { home: number; away: number } => ({
    home: sumOf(attacks.home.lines, pointsOf),
    away: sumOf(attacks.away.lines, pointsOf),
  })
  const pace = (home.strength.pace + away.strength.pace) / 2 + 2.4 * random.bell()
  let period = 0
  let now = score()
  while (period < 4 || now.home === now.away) {
    period++
    const length = period <= 4 ? 720 : 300
    playPeriod(random, period, length, Math.round((pace * length) / 2880), attacks, events)
    now = score()
  }
  const overtimes = period - 4
  finish(random, attacks.home, overtimes, now.home - now.away, regulation.home)
  finish(random, attacks.away, overtimes, now.away - now.home, regulation.away)
  return { lines: { home: attacks.home.lines, away: attacks.away.lines }, score: now, overtimes, events }
}

function attackOf(
  side: 'home' | 'away',
  own: SideInput,
  other: SideInput,
  seconds: readonly number[],
): Attack {
  const lines = own.lineup.active.map((player, i) => emptyLine(player, seconds[i] as number))
  const weigh = (weight: (line: Line) => number): Float64Array => {
    let sum = 0
    return Float64Array.from(lines, line => {
      sum += line.seconds * weight(line)
      return sum
    })
  }
  const edge = own.strength.offence + (own.atHome ? homeEdge : 0)
  const { defence, pressure } = other.strength
  return {
    side,
    lines,
    shooters: weigh(line => line.player.skills.usage),
    assists: weigh(line => line.player.skills.assists),
    offensiveRebounds: weigh(line => line.player.skills.offensiveRebounds),
    defensiveRebounds: weigh(line => line.player.skills.defensiveRebounds),
    steals: weigh(line => line.player.skills.steals),
    blocks: weigh(line => line.player.skills.blocks),
    turnovers: weigh(line => line.player.skills.turnovers),
    fouls: weigh(line => line.player.skills.fouls),
    edge: { paint: edge + defence.paint, mid: edge + defence.mid, three: edge + defence.three },
    losesBall: 0.132 + pressure,
    opponent: undefined,
  }
}

function playPeriod(
  random: Random,
  period: number,
  length: number,
  possessions: number,
  attacks: { readonly home: Attack; readonly away: Attack },
  events: PlayEvent[],
): void {
  const first = random.chance(0.5) ? 0 : 1
  for (let i = 0; i < 2 * possessions; i++) {
    const begins = length - Math.floor((i * length) / (2 * possessions))
    const ends = length - Math.floor(((i + 1) * length) / (2 * possessions))
    const attack = i % 2 === first ? attacks.home : attacks.away
    playPossession(random, attack, { period, begins, ends }, events)
  }
}

/** Gives overtime's extra minutes to the men who play most, and shares out the margin. */
function finish(
  random: Random,
  attack: Attack,
  overtimes: number,
  margin: number,
  regulation: readonly number[],
): void {
  const seconds = overtimes === 0 ? regulation : drawSeconds(random, attack.lines.length, overtimes)
  const plusMinus = drawPlusMinus(random, seconds, margin)
  attack.lines.forEach((line, i) => {
    line.seconds = seconds[i] as number
    line.plusMinus = plusMinus[i] as number
  })
}
