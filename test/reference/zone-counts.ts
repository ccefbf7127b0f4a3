import { sum } from './arithmetic.ts'
import type { Shot, Zone } from './game.ts'

/** Attempts and makes by zone over some games that all have play-by-play; threes are the box score's. */
export type ZoneCounts = {
  readonly games: number
  readonly attempts: Readonly<Record<Shown, number>>
  readonly makes: Readonly<Record<Shown, number>>
}

type Shown = Exclude<Zone, 'unknown'>

/** What one side did in one game: its shots and the box score's threes; `shots` is absent without play-by-play. */
export type Shooting = {
  readonly shots: readonly Shot[] | undefined
  readonly tpa: number
  readonly tpm: number
}

/** Adds up the games that have play-by-play. The others enter nothing, not even their threes. */
export function countZones(games: readonly Shooting[]): ZoneCounts {
  const withZones = games.flatMap(({ shots, tpa, tpm }) => (shots ? [{ shots, tpa, tpm }] : []))
  const count = (zone: Zone, isCounted: (shot: Shot) => boolean) =>
    sum(withZones, game => game.shots.filter(shot => shot.zone === zone && isCounted(shot)).length)
  const all = () => true
  const made = (shot: Shot) => shot.made
  return {
    games: withZones.length,
    attempts: {
      paint: count('paint', all),
      mid_range: count('mid_range', all),
      three: sum(withZones, game => game.tpa),
    },
    makes: {
      paint: count('paint', made),
      mid_range: count('mid_range', made),
      three: sum(withZones, game => game.tpm),
    },
  }
}
