import { type Check, examplesOf, pass, skipped } from '../check.ts'
import type { RangeContext } from '../range-context.ts'
import { matchup, type SlateGame } from '../slate.ts'

/** The table against the file: against itself nothing could be missing. */
export const scheduleRowsCheck: Check<RangeContext> = {
  id: 'schedule-rows',
  phase: 2,
  says: 'the schedule table knows every game as the newest schedule file does',
  quick: false,
  after: ['warehouse', 'file-store'],
  run: async ({ slate, start, end }) => {
    const games = slate.games.filter(
      ({ date, seasonYear }) =>
        date >= start && date <= end && slate.sources.get(seasonYear)?.from === 'file',
    )
    if (games.length === 0) return skipped('no readable schedule file names a game of the range')
    const absent = games.filter(game => !slate.stored.has(game.nbaGameId))
    const other = games.filter(game => differs(game, slate.stored.get(game.nbaGameId)))
    const numbers = { games: games.length, missing: absent.length, different: other.length }
    if (absent.length + other.length === 0) {
      return pass(`schedule rows for ${games.length} of ${games.length} games`, numbers)
    }
    return {
      kind: 'fail',
      says: `schedule rows for ${games.length - absent.length} of ${games.length} games, ${other.length} with another date or status than in the file`,
      numbers,
      examples: examplesOf([...absent, ...other].map(matchup)),
      costs: 'a game that the table does not know as final is computed by nobody',
      mend: [{ do: 'ingest', dates: [...absent, ...other].map(({ date }) => date) }],
    }
  },
}

const differs = (game: SlateGame, stored: SlateGame | undefined): boolean =>
  stored !== undefined && (stored.id !== game.id || stored.final !== game.final)
