import { randomOf } from './random.ts'
import type { Season } from './season-calendar.ts'
import { type Team, teams } from './teams.ts'

/** What a team adds to its players' skills over a season. */
export type Strength = {
  /** Possessions per 48 minutes that it wants. */
  readonly pace: number
  /** Added to each of its own shots' chance. */
  readonly offence: number
  /** Added to its opponents' chance, by zone. */
  readonly defence: { readonly paint: number; readonly mid: number; readonly three: number }
  /** Added to its opponents' chance of losing the ball. */
  readonly pressure: number
}

export function strengthsOf(seed: number, season: Season): (team: Team) => Strength {
  const random = randomOf(seed, 'strength', season.name)
  const strengths = teams.map(
    (): Strength => ({
      pace: 99.2 + 1.9 * random.bell(),
      offence: 0.011 * random.bell(),
      defence: { paint: 0.018 * random.bell(), mid: 0.014 * random.bell(), three: 0.012 * random.bell() },
      pressure: 0.01 * random.bell(),
    }),
  )
  return team => strengths[team.index] as Strength
}
