import { type Check, examplesOf, pass } from '../check.ts'
import { type GameFeed, gameFiles } from '../game-files.ts'
import type { RangeContext } from '../range-context.ts'
import type { RawCount } from '../read-raw-rows.ts'
import { matchup, type SlateGame } from '../slate.ts'
import { thresholds } from '../thresholds.ts'

type GameRows = {
  readonly feed: GameFeed
  readonly name: string
  readonly says: string
  /** Nothing can be computed without it. */
  readonly needed: boolean
  readonly isWhole: (count: RawCount) => boolean
  readonly isTooMuch: (count: RawCount) => boolean
  readonly costs: string
}

const gameRowsCheck = (rule: GameRows): Check<RangeContext> => ({
  id: `${rule.feed.replaceAll('_', '-')}-rows`,
  phase: 2,
  says: rule.says,
  quick: false,
  after: ['warehouse'],
  run: async context => {
    const { games } = context
    const rows = await context.rawRows()
    const count = (game: SlateGame) => rows(rule.feed, game.id)
    const doubled = games.filter(game => rule.isTooMuch(count(game)))
    const short = games.filter(game => !rule.isWhole(count(game)) && !rule.isTooMuch(count(game)))
    // A game without a file is told by the check of files; here it would be the same cause again.
    const hasFile = context.canList ? await gameFiles(context, rule.feed) : () => true
    const missing = short.filter(hasFile)
    const withoutFile = short.length - missing.length
    const total = games.length
    const numbers = { games: total, missing: missing.length, withoutFile, doubled: doubled.length }
    const says = `${rule.name} rows for ${total - short.length - doubled.length} of ${total} final games${withoutFile > 0 ? `, ${withoutFile} without a file` : ''}${doubled.length > 0 ? `, ${doubled.length} with too many` : ''}`
    const bad = [...doubled, ...missing]
    if (bad.length === 0) return pass(says, numbers)
    return {
      kind: doubled.length > 0 || (rule.needed && isMany(missing.length, total)) ? 'fail' : 'warn',
      says,
      numbers,
      examples: examplesOf(bad.map(game => sayGame(game, count(game)))),
      costs: doubled.length > 0 ? 'every sum and window over these games is too high' : rule.costs,
      ...(doubled.length > 0
        ? { first: 'give their files a new modification time, so that they are read again' }
        : {}),
      mend: [{ do: 'ingest', dates: bad.map(({ date }) => date) }],
    }
  },
})

const isMany = (count: number, total: number): boolean => count > total * (1 - thresholds.finalGames)

const sayGame = (game: SlateGame, { rows }: RawCount): string =>
  rows === 0 ? matchup(game) : `${matchup(game)} has ${rows}`

/** A gamebook without the players of both teams is none. */
export const gameRowsChecks: readonly Check<RangeContext>[] = [
  gameRowsCheck({
    feed: 'gamebook',
    name: 'gamebook',
    says: 'every final game has active players of both teams',
    needed: true,
    isWhole: ({ teams }) => teams === 2,
    isTooMuch: ({ teams }) => teams > 2,
    costs:
      'PGS and UPGC of these games fail (MISSING_DEPENDENCY), and every later window of their players has a hole',
  }),
  gameRowsCheck({
    feed: 'team_boxscore',
    name: 'team box score',
    says: 'every final game has exactly one line for each of its two teams',
    needed: true,
    isWhole: ({ rows, teams }) => rows === 2 && teams === 2,
    isTooMuch: ({ rows, teams }) => rows > 2 || (rows === 2 && teams < 2),
    costs:
      'TOGS and TDGS of these games fail (MISSING_DEPENDENCY), and every later window of their teams has a hole',
  }),
  gameRowsCheck({
    feed: 'play_by_play',
    name: 'play-by-play',
    says: 'every final game has play-by-play of both teams',
    needed: false,
    isWhole: ({ teams }) => teams === 2,
    isTooMuch: ({ teams }) => teams > 2,
    costs: 'no shot zones for these games (silver rows), so PSZA and TDZA know fewer games',
  }),
]
