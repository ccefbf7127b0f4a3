import { lookupOf } from '../../src/registry/lookup-of.ts'
import { reverseName } from '../../src/registry/name-parts.ts'
import type { ListedPlayer, SeasonNames } from '../../src/registry/season-names.ts'

export type Sheet = { active?: string[]; dnp?: string[]; inactive?: string[]; feed?: string[] }
/** One day of a team: it is given as one game per team, which is all that names need. */
export type Day = { date: string; teams: Record<string, Sheet> }

export type InventedSeason = {
  rosters?: Record<string, string[]>
  days: Day[]
  /** game day, team, `Last, First` */
  injuries?: [date: string, team: string, name: string][]
}

/** The names of a small season, written as lists of names. A day's teams are taken for one game. */
export const inventedSeason = ({ rosters = {}, days, injuries = [] }: InventedSeason): SeasonNames => {
  const sheets = days.flatMap(({ date, teams }) =>
    Object.entries(teams).map(([team, sheet]) => ({ gameId: `${date} game`, date, team, sheet })),
  )
  return {
    seasonYear: 2021,
    players: sheets.flatMap(({ gameId, date, team, sheet }) =>
      (['active', 'dnp', 'inactive'] as const).flatMap(status =>
        (sheet[status] ?? []).map(
          (name, i): ListedPlayer => ({
            gameId,
            date,
            team,
            status,
            position: i + 1,
            name,
            lookup: lookupOf(name),
          }),
        ),
      ),
    ),
    roster: Object.entries(rosters).flatMap(([team, names]) =>
      names.map(name => ({ team, name, lookup: lookupOf(name) })),
    ),
    injuries: injuries.map(([gameDate, team, name]) => ({
      gameDate,
      team,
      name,
      lookup: lookupOf(reverseName(name)),
      status: 'out',
    })),
    feedNames: sheets.flatMap(({ gameId, date, team, sheet }) =>
      (sheet.feed ?? []).map(name => ({ gameId, date, team, name, lookup: lookupOf(name) })),
    ),
  }
}
