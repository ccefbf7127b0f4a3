import { type Check, examplesOf, pass } from '../check.ts'
import { folderOf, type GameFeed, gameFiles } from '../game-files.ts'
import type { RangeContext } from '../range-context.ts'
import { matchup } from '../slate.ts'
import { thresholds } from '../thresholds.ts'

type Rule = {
  readonly feed: GameFeed
  readonly name: string
  /** Nothing can be computed without it. */
  readonly needed: boolean
  readonly costs: string
}

/** A game whose rows are in the warehouse does not need its file any more. */
const gameFilesCheck = ({ feed, name, needed, costs }: Rule): Check<RangeContext> => ({
  id: `${feed.replaceAll('_', '-')}-files`,
  phase: 1,
  says: `every final game has its ${name} file`,
  quick: false,
  after: ['warehouse', 'file-store'],
  run: async context => {
    const [hasFile, rows] = await Promise.all([gameFiles(context, feed), context.rawRows()])
    const absent = context.games.filter(game => !hasFile(game))
    const missing = absent.filter(game => rows(feed, game.id).rows === 0)
    const total = context.games.length
    const stored = absent.length - missing.length
    const numbers = {
      games: total,
      withFile: total - absent.length,
      onlyInWarehouse: stored,
      missing: missing.length,
    }
    const says = `${name} for ${total - missing.length} of ${total} final games${stored > 0 ? `, ${stored} only in the warehouse` : ''}`
    const [one] = missing
    if (!one) return pass(says, numbers)
    return {
      kind: needed && missing.length > total * (1 - thresholds.finalGames) ? 'fail' : 'warn',
      says,
      numbers,
      examples: examplesOf(missing.map(matchup)),
      costs,
      first: `get the file into ${folderOf(feed, one)}`,
      mend: [{ do: 'ingest', dates: missing.map(({ date }) => date) }],
    }
  },
})

export const gameFilesChecks: readonly Check<RangeContext>[] = [
  gameFilesCheck({
    feed: 'gamebook',
    name: 'gamebook',
    needed: true,
    costs:
      'no player row of these games (MISSING_DEPENDENCY), and a hole in every later window of their players',
  }),
  gameFilesCheck({
    feed: 'team_boxscore',
    name: 'team box score',
    needed: true,
    costs: 'no team row of these games (MISSING_DEPENDENCY), and a hole in every later window of their teams',
  }),
  gameFilesCheck({
    feed: 'play_by_play',
    name: 'play-by-play',
    needed: false,
    costs: 'no shot zones for these games (silver rows), so PSZA and TDZA know fewer games',
  }),
]
