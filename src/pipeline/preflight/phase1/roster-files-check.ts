import { nbaTeam } from '../../feeds/team-codes.ts'
import { seasonText, seasonYearOf } from '../../season.ts'
import { type Check, examplesOf, pass } from '../check.ts'
import type { RangeContext } from '../range-context.ts'

/** Teams are those of the season's schedule, never a constant. */
export const rosterFilesCheck: Check<RangeContext> = {
  id: 'roster-files',
  phase: 1,
  says: 'every team of the season has its roster',
  quick: false,
  after: ['warehouse', 'file-store'],
  run: async context => {
    const { files } = await context.files('roster')
    const rows = await context.rawRows()
    const there = new Set(
      files
        .filter(({ entry }) => entry.size > 0)
        .map(({ place }) => `${seasonYearOf(place.season ?? '')} ${nbaTeam(place.subject)}`),
    )
    const teams = [
      ...new Set(
        context.slate.games
          .filter(({ seasonYear }) => context.seasonYears.includes(seasonYear))
          .flatMap(({ seasonYear, home, away }) => [`${seasonYear} ${home}`, `${seasonYear} ${away}`]),
      ),
    ].sort()
    const missing = teams.filter(team => !there.has(team) && rows('roster', team).rows === 0)
    const numbers = { teams: teams.length, missing: missing.length }
    const says = `roster for ${teams.length - missing.length} of ${teams.length} teams of ${context.seasonYears.map(seasonText).join(', ')}`
    if (missing.length === 0) return pass(says, numbers)
    return {
      kind: 'warn',
      says,
      numbers,
      examples: examplesOf(missing.map(team => `${seasonText(Number(team.slice(0, 4)))} ${team.slice(5)}`)),
      costs: 'other spellings of their players stay open, and before a game nobody knows who is expected',
      first: `get the rosters into basketball-ref/season-rosters/`,
      mend: [{ do: 'ingest', dates: [context.start, context.end] }],
    }
  },
}
