import type { Line } from './box-score.ts'
import type { Random } from './random.ts'
import { drawShot, type Shot, type Zone } from './shots.ts'

/** One team's side of a game while it is played. Weights are cumulative, over `lines`. */
export type Attack = {
  readonly side: 'home' | 'away'
  readonly lines: readonly Line[]
  readonly shooters: Float64Array
  readonly assists: Float64Array
  readonly offensiveRebounds: Float64Array
  readonly defensiveRebounds: Float64Array
  readonly steals: Float64Array
  readonly blocks: Float64Array
  readonly turnovers: Float64Array
  readonly fouls: Float64Array
  readonly edge: Readonly<Record<Zone, number>>
  readonly losesBall: number
  opponent: Attack | undefined
}

/** A row of the play-by-play. */
export type PlayEvent = {
  readonly period: number
  /** Seconds left in the period. */
  readonly clock: number
  readonly side: 'home' | 'away'
  readonly shooter: Line
  readonly made: boolean
} & (
  | { readonly kind: 'shot'; readonly shot: Shot; readonly three: boolean; readonly assist: Line | undefined }
  | { readonly kind: 'free throw'; readonly number: number; readonly outOf: number }
  | { readonly kind: 'technical' }
)

/** What the steps of a possession share. `events` grows in time order. */
type Play = {
  readonly random: Random
  readonly attack: Attack
  readonly defence: Attack
  readonly period: number
  /** Seconds left in the period; falls with every attempt. */
  clock: number
  readonly events: PlayEvent[]
}

const rates = {
  technical: 0.0035,
  looseFoul: 0.085,
  steal: 0.55,
  block: 0.2,
  offensiveRebound: 0.235,
  teamRebound: 0.07,
  andOne: 0.032,
  threeShotTrip: 0.025,
} as const

const assisted: Readonly<Record<Zone, number>> = { paint: 0.5, mid: 0.42, three: 0.84 }

/**
 * Plays from `begins` seconds left to `ends` until the ball changes hands, at most four attempts; counts what
 * happens and appends shots and free throws to `events`.
 */
export function playPossession(
  random: Random,
  attack: Attack,
  stretch: { readonly period: number; readonly begins: number; readonly ends: number },
  events: PlayEvent[],
): void {
  const defence = attack.opponent
  if (!defence) throw new Error('A possession needs an opponent')
  const { period, begins, ends } = stretch
  const play: Play = {
    random,
    attack,
    defence,
    period,
    clock: Math.max(ends, begins - random.between(5, 16)),
    events,
  }

  if (random.chance(rates.technical)) technical(play)
  if (random.chance(rates.looseFoul)) foul(play)
  for (let attempt = 0; attempt < 4; attempt++) {
    if (random.chance(attempt === 0 ? attack.losesBall : 0.05)) {
      draw(random, attack.lines, attack.turnovers).turnovers++
      if (random.chance(rates.steal)) draw(random, defence.lines, defence.steals).steals++
      return
    }
    const shooter = draw(random, attack.lines, attack.shooters)
    const missed = random.chance(shooter.player.skills.drawsFouls)
      ? foulTrip(play, shooter)
      : fieldGoal(play, shooter)
    if (!missed || !offensiveRebound(play)) return
    play.clock = Math.max(ends, play.clock - random.between(1, 4))
  }
}

/** True when the ball is up for a rebound. */
function fieldGoal(play: Play, shooter: Line): boolean {
  const { random, attack, defence, period, clock } = play
  const { skills } = shooter.player
  const where = random.next()
  const zone: Zone =
    where < skills.threeShare ? 'three' : where < skills.threeShare + skills.paintShare ? 'paint' : 'mid'
  const three = zone === 'three'
  const made = random.chance(skills[zone] + attack.edge[zone])
  const assist =
    made && random.chance(assisted[zone])
      ? drawOther(random, attack.lines, attack.assists, shooter)
      : undefined
  const shot = drawShot(random, zone, made)
  play.events.push({ kind: 'shot', period, clock, side: attack.side, shooter, made, three, assist, shot })
  shooter.fgTried++
  if (three) shooter.threesTried++
  if (!made) {
    if (!three && random.chance(rates.block)) draw(random, defence.lines, defence.blocks).blocks++
    return true
  }
  shooter.fgMade++
  if (three) shooter.threesMade++
  if (assist) assist.assists++
  if (!random.chance(rates.andOne)) return false
  foul(play)
  return !freeThrow(play, shooter, 1, 1)
}

/** True when the last free throw missed. */
function foulTrip(play: Play, shooter: Line): boolean {
  foul(play)
  const outOf = play.random.chance(rates.threeShotTrip) ? 3 : 2
  let made = false
  for (let number = 1; number <= outOf; number++) made = freeThrow(play, shooter, number, outOf)
  return !made
}

function freeThrow(play: Play, shooter: Line, number: number, outOf: number): boolean {
  const { random, attack, period, clock, events } = play
  const made = shootFree(random, shooter)
  events.push({ kind: 'free throw', period, clock, side: attack.side, shooter, made, number, outOf })
  return made
}

/** The best of the starters shoots. */
function technical({ random, attack, period, clock, events }: Play): void {
  const better = (one: Line, other: Line): Line =>
    other.player.skills.freeThrow > one.player.skills.freeThrow ? other : one
  const shooter = attack.lines.slice(0, 5).reduce(better)
  const made = shootFree(random, shooter)
  events.push({ kind: 'technical', period, clock, side: attack.side, shooter, made })
}

function shootFree(random: Random, shooter: Line): boolean {
  const made = random.chance(shooter.player.skills.freeThrow)
  shooter.ftTried++
  if (made) shooter.ftMade++
  return made
}

/** Who gets the ball: true when the attack keeps it. Some balls go out of play and are nobody's rebound. */
function offensiveRebound({ random, attack, defence }: Play): boolean {
  if (random.chance(rates.teamRebound)) return false
  if (!random.chance(rates.offensiveRebound)) {
    draw(random, defence.lines, defence.defensiveRebounds).defensiveRebounds++
    return false
  }
  draw(random, attack.lines, attack.offensiveRebounds).offensiveRebounds++
  return true
}

/** Six fouls end a man's game, so the next one is somebody else's. */
function foul({ random, defence }: Play): void {
  for (let tries = 0; tries < 20; tries++) {
    const line = draw(random, defence.lines, defence.fouls)
    if (line.fouls >= 6) continue
    line.fouls++
    return
  }
}

function draw(random: Random, lines: readonly Line[], cumulative: Float64Array): Line {
  const at = random.next() * (cumulative[cumulative.length - 1] as number)
  let i = 0
  while ((cumulative[i] as number) <= at) i++
  return lines[i] as Line
}

function drawOther(
  random: Random,
  lines: readonly Line[],
  cumulative: Float64Array,
  not: Line,
): Line | undefined {
  for (let tries = 0; tries < 5; tries++) {
    const line = draw(random, lines, cumulative)
    if (line !== not) return line
  }
  return undefined
}
