import { type Matchup, seasonMatchups } from './matchups.ts'
import { type Random, randomOf } from './random.ts'
import { daysBetween, gameDaysOf, type Season, weekdayOf } from './season-calendar.ts'
import type { Team } from './teams.ts'

/** A game on its date. */
export type Game = {
  readonly season: Season
  /** The NBA's ten-digit id. */
  readonly id: string
  readonly date: string
  /** Days since the season's first day. */
  readonly day: number
  readonly home: Team
  readonly away: Team
  /** Tip-off, US Eastern, such as `7:30 PM`. */
  readonly time: string
}

const largestSlate = 14
const openingGames = 3
// Sunday first: Wednesdays and Fridays are full, Thursdays nearly empty.
const weekdayWeights = [7, 8, 6.5, 11, 4, 11, 8] as const

/** A season's games by date, tip-off and home team, numbered in that order. */
export function seasonSchedule(seed: number, season: Season): readonly Game[] {
  const random = randomOf(seed, 'schedule', season.name)
  const dates = gameDaysOf(season)
  const games = placeOnDates(random, season, dates).map(({ home, away, date }) => ({
    season,
    date,
    day: daysBetween(season.firstDay, date),
    home,
    away,
    time: tipOff(random, date, home),
  }))
  games.sort(
    (a, b) => a.day - b.day || minutesOf(a.time) - minutesOf(b.time) || (a.home.code < b.home.code ? -1 : 1),
  )
  return games.map((game, i) => ({ ...game, id: gameIdOf(season, i + 1) }))
}

export const gameIdOf = (season: Season, number: number): string =>
  `002${String(season.startYear).slice(2)}${String(number).padStart(5, '0')}`

/**
 * Gives each pairing the cheapest date on which both teams are free: dates fill up evenly to their weekday's size,
 * teams get their games spread out, three days in a row cost too much, two are allowed.
 */
function placeOnDates(
  random: Random,
  season: Season,
  dates: readonly string[],
): (Matchup & { date: string })[] {
  const matchups = random.shuffle(seasonMatchups())
  const wanted = slateSizes(random, dates, matchups.length)
  const placed = new Uint8Array(dates.length)
  const days = dates.map(date => daysBetween(season.firstDay, date))
  const lastDay = days.at(-1) ?? 0
  const margin = 4
  const plays = Array.from({ length: 30 }, () => new Uint8Array(lastDay + 1 + 2 * margin))

  const crowding = (team: Team, day: number): number => {
    const at = plays[team.index] as Uint8Array
    const on = (offset: number): number => at[day + margin + offset] as number
    const beside = on(-1) + on(1)
    const near = on(-2) + on(2)
    const inARow = on(-1) && (on(1) || on(-2)) ? 9 : on(1) && on(2) ? 9 : 0
    return inARow + 1.1 * beside + 0.45 * near + 0.3 * (on(-3) + on(3)) + 0.15 * (on(-4) + on(4))
  }

  return matchups.map(({ home, away }) => {
    let best = -1
    let lowest = Number.POSITIVE_INFINITY
    for (let i = 0; i < dates.length; i++) {
      const day = days[i] as number
      const full = (placed[i] as number) >= (wanted[i] as number)
      if (plays[home.index]?.[day + margin] || plays[away.index]?.[day + margin]) continue
      if ((placed[i] as number) >= largestSlate) continue
      const cost =
        crowding(home, day) +
        crowding(away, day) +
        (1.5 * (placed[i] as number)) / (wanted[i] as number) +
        (full ? 4 : 0) +
        0.2 * random.next()
      if (cost < lowest) {
        lowest = cost
        best = i
      }
    }
    const date = dates[best]
    if (date === undefined) throw new Error(`No date is left for ${away.code}@${home.code} in ${season.name}`)
    placed[best] = (placed[best] as number) + 1
    for (const team of [home, away]) (plays[team.index] as Uint8Array)[(days[best] as number) + margin] = 1
    return { home, away, date }
  })
}

/** How many games each date should have: 3 to 14, by weekday, adding up to `total`. */
function slateSizes(random: Random, dates: readonly string[], total: number): readonly number[] {
  const weights = dates.map(
    (date, i) => (i === 0 ? 0 : (weekdayWeights[weekdayOf(date)] as number)) * (1 + 0.18 * random.bell()),
  )
  const sum = weights.reduce((a, b) => a + b, 0)
  const sizes = weights.map((weight, i) =>
    i === 0
      ? openingGames
      : Math.min(largestSlate - 1, Math.max(3, Math.round((weight * (total - openingGames)) / sum))),
  )
  let missing = total - sizes.reduce((a, b) => a + b, 0)
  while (missing !== 0) {
    const i = 1 + random.below(dates.length - 1)
    const next = (sizes[i] as number) + Math.sign(missing)
    if (next < 3 || next >= largestSlate) continue
    sizes[i] = next
    missing -= Math.sign(missing)
  }
  return sizes
}

function tipOff(random: Random, date: string, home: Team): string {
  const weekday = weekdayOf(date)
  const afternoon = (weekday === 0 || weekday === 6) && random.chance(0.2)
  return afternoon ? `${random.pick(['1:00', '3:30', '5:00'])} PM` : `${home.tipOff} PM`
}

function minutesOf(time: string): number {
  const [hour = '0', minute = '0'] = time.split(/[: ]/)
  return Number(hour) * 60 + Number(minute)
}
