import { seasonText } from '../../season.ts'
import { type Check, type CheckOutcome, examplesOf, pass } from '../check.ts'
import type { RangeContext } from '../range-context.ts'
import { matchup, type SlateGame } from '../slate.ts'

/** Everything else is expected because of these files, so they are looked at first. */
export const scheduleFilesCheck: Check<RangeContext> = {
  id: 'schedule-files',
  phase: 1,
  says: 'every season has a readable schedule file that knows how its past games ended',
  quick: false,
  after: ['file-store'],
  run: async context => {
    const { slate, seasonYears } = context
    const unread = slate.unreadable.filter(({ seasonYear }) => seasonYears.includes(seasonYear))
    const without = seasonYears.filter(year => slate.sources.get(year)?.from !== 'file')
    const open = openGames(context)
    const outdated = open.filter(game => isNewsTo(context, game))
    const numbers = {
      seasons: seasonYears.length,
      withoutFile: without.length,
      unreadable: unread.length,
      pastGamesNotFinal: open.length,
      outdated: outdated.length,
    }
    if (outdated.length > 0) return outOfDate(outdated, context, numbers)
    if (without.length > 0 || unread.length > 0) {
      return {
        kind: 'warn',
        says: `readable schedule file for ${seasonYears.length - without.length} of ${seasonYears.length} seasons, ${unread.length} newer files cannot be read`,
        numbers,
        examples: examplesOf([
          ...unread.map(({ path, reason }) => `${path}: ${reason}`),
          ...without.map(year => `${seasonText(year)} is only known from the warehouse`),
        ]),
        costs: 'a game that the older schedule does not know cannot be missed by any check',
        first: `put the newest schedule into ${context.store.place}/nba-com/schedule/`,
        mend: [{ do: 'ingest', dates: [context.start, context.end] }],
      }
    }
    const postponed = open.length > 0 ? `; ${open.length} past games of the range were postponed` : ''
    return pass(
      `schedule file for ${seasonYears.length} of ${seasonYears.length} seasons${postponed}`,
      numbers,
    )
  },
}

const openGames = ({ slate, start, end, today }: RangeContext): readonly SlateGame[] =>
  slate.games.filter(({ final, date }) => !final && date >= start && date <= end && date < today)

/** Was the file written before the game can have ended? Then it says nothing about it. */
function isNewsTo({ slate }: RangeContext, game: SlateGame): boolean {
  const source = slate.sources.get(game.seasonYear)
  return source?.from === 'file' && source.writtenOn !== undefined && source.writtenOn <= game.date
}

const outOfDate = (
  games: readonly SlateGame[],
  { start, end, store }: RangeContext,
  numbers: Readonly<Record<string, number>>,
): CheckOutcome => ({
  kind: 'fail',
  says: `the schedule file is older than ${games.length} games of the range and does not know how they ended`,
  numbers,
  examples: examplesOf(games.map(matchup)),
  costs: 'these games count as not played, so nothing of them is expected or computed',
  first: `put a newer schedule into ${store.place}/nba-com/schedule/`,
  mend: [{ do: 'ingest', dates: [start, end] }],
})
