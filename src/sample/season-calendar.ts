/** A season's fixed dates. All are US Eastern game days. */
export type Season = {
  /** As `2021-22`. */
  readonly name: string
  readonly startYear: number
  readonly firstDay: string
  readonly lastDay: string
  /** First day of the all-star week, in which nobody plays for six days. */
  readonly allStarWeek: string
}

export const seasons: readonly Season[] = [
  {
    name: '2021-22',
    startYear: 2021,
    firstDay: '2021-10-19',
    lastDay: '2022-04-10',
    allStarWeek: '2022-02-18',
  },
  {
    name: '2022-23',
    startYear: 2022,
    firstDay: '2022-10-18',
    lastDay: '2023-04-09',
    allStarWeek: '2023-02-17',
  },
  {
    name: '2023-24',
    startYear: 2023,
    firstDay: '2023-10-24',
    lastDay: '2024-04-14',
    allStarWeek: '2024-02-16',
  },
  {
    name: '2024-25',
    startYear: 2024,
    firstDay: '2024-10-22',
    lastDay: '2025-04-13',
    allStarWeek: '2025-02-14',
  },
]

const allStarDays = 6
const dayMilliseconds = 86_400_000

const utc = (date: string): number => Date.parse(`${date}T00:00:00Z`)

export const addDays = (date: string, days: number): string =>
  new Date(utc(date) + days * dayMilliseconds).toISOString().slice(0, 10)

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((utc(to) - utc(from)) / dayMilliseconds)

/** 0 is Sunday. */
export const weekdayOf = (date: string): number => new Date(utc(date)).getUTCDay()

/** The fourth Thursday of November. */
export function thanksgivingOf(startYear: number): string {
  const first = `${startYear}-11-01`
  return addDays(first, ((4 - weekdayOf(first) + 7) % 7) + 21)
}

/** The days of a season on which games may be played, in order. */
export function gameDaysOf(season: Season): readonly string[] {
  const off = new Set([thanksgivingOf(season.startYear), `${season.startYear}-12-24`])
  for (let i = 0; i < allStarDays; i++) off.add(addDays(season.allStarWeek, i))
  const days: string[] = []
  for (let day = season.firstDay; day <= season.lastDay; day = addDays(day, 1))
    if (!off.has(day)) days.push(day)
  return days
}
