import type { FeedId } from '../../files/layout.ts'
import { seasonText } from '../season.ts'
import type { RangeContext } from './range-context.ts'
import type { SlateGame } from './slate.ts'

/** Feeds with one file for each game. */
export type GameFeed = FeedId & ('gamebook' | 'team_boxscore' | 'play_by_play')

const gameCode = ({ date, away, home }: SlateGame): string => `${date.replaceAll('-', '')}-${away}${home}`

/** What the layout calls a game of the feed. */
const subjectOf = (feed: GameFeed, game: SlateGame): string =>
  feed === 'gamebook' ? gameCode(game) : game.nbaGameId

/** Where the feed's file of a game belongs. */
export function folderOf(feed: GameFeed, game: SlateGame): string {
  const { date, nbaGameId, seasonYear } = game
  switch (feed) {
    case 'gamebook':
      return `nba-com/gamebooks-data/${date}/${gameCode(game)}/`
    case 'team_boxscore':
      return `nba-com/team-boxscore/${date}/${nbaGameId}/`
    case 'play_by_play':
      return `big-data-ball/${seasonText(seasonYear)}/${date}/game_${nbaGameId}/`
  }
}

/** Tells whether a game has a file in the store; an empty one is none. */
export async function gameFiles(
  context: RangeContext,
  feed: GameFeed,
): Promise<(game: SlateGame) => boolean> {
  const { files } = await context.files(feed)
  const there = new Set(
    files.filter(({ entry }) => entry.size > 0).map(({ place }) => `${place.date} ${place.subject}`),
  )
  return game => there.has(`${game.date} ${subjectOf(feed, game)}`)
}
