import type { Player } from './players.ts'

/** A player's line in a game; points and rebounds follow from it, so they cannot disagree with it. */
export type Line = {
  readonly player: Player
  seconds: number
  fgMade: number
  fgTried: number
  threesMade: number
  threesTried: number
  ftMade: number
  ftTried: number
  offensiveRebounds: number
  defensiveRebounds: number
  assists: number
  fouls: number
  steals: number
  turnovers: number
  blocks: number
  plusMinus: number
}

export const emptyLine = (player: Player, seconds: number): Line => ({
  player,
  seconds,
  fgMade: 0,
  fgTried: 0,
  threesMade: 0,
  threesTried: 0,
  ftMade: 0,
  ftTried: 0,
  offensiveRebounds: 0,
  defensiveRebounds: 0,
  assists: 0,
  fouls: 0,
  steals: 0,
  turnovers: 0,
  blocks: 0,
  plusMinus: 0,
})

export const pointsOf = (line: Line): number => 2 * line.fgMade + line.threesMade + line.ftMade

export const sumOf = (lines: readonly Line[], of: (line: Line) => number): number =>
  lines.reduce((sum, line) => sum + of(line), 0)
