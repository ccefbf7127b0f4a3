import { type Team, teams } from './teams.ts'

export type Matchup = { readonly home: Team; readonly away: Team }

/**
 * The 1,230 pairings of a season by the league's formula: four games with each of the four division rivals, four
 * with six and three with four others of the conference, two with each team of the other one. Every team gets
 * 41 games at home and 41 away: where a pair meets three times, the odd home games go round in a circle.
 */
export function seasonMatchups(): readonly Matchup[] {
  const matchups: Matchup[] = []
  const host = (home: Team, away: Team, times: number): void => {
    for (let i = 0; i < times; i++) matchups.push({ home, away })
  }
  for (const one of teams) {
    for (const other of teams) {
      if (other.index <= one.index) continue
      const [oneAtHome, otherAtHome] = homeGames(one.index, other.index)
      host(one, other, oneAtHome)
      host(other, one, otherAtHome)
    }
  }
  return matchups
}

function homeGames(one: number, other: number): readonly [number, number] {
  const sameConference = Math.floor(one / 15) === Math.floor(other / 15)
  if (!sameConference) return [1, 1]
  const sameDivision = Math.floor(one / 5) === Math.floor(other / 5)
  if (sameDivision) return [2, 2]
  const step = ((other % 5) - (one % 5) + 5) % 5
  if (step === 0) return [2, 1]
  if (step === 1) return [1, 2]
  return [2, 2]
}
