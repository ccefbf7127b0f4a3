import { matchRuled } from './match-ruled.ts'
import { nothingRuled, type RuledOn } from './ruled-on.ts'
import type { FeedName, ListedPlayer, Resolution } from './season-names.ts'
import type { SeasonPlayer } from './season-players.ts'
import { spellingOf } from './spelling.ts'

/**
 * Names the players of a season's play-by-play: the team's season player whom the spelling means, provided that he was
 * active in that game. Names that are the lookup of an active player already yield nothing.
 */
export const resolveFeedNames = (
  feedNames: readonly FeedName[],
  listed: readonly ListedPlayer[],
  players: ReadonlyMap<string, readonly SeasonPlayer[]>,
  ruled: RuledOn = nothingRuled,
): Resolution[] => {
  const known = new Set([...players.values()].flat().map(({ lookup }) => lookup))
  const games = new Map<string, Map<string, string>>()
  for (const { gameId, team, status, lookup } of listed) {
    if (status !== 'active') continue
    const teamOf = games.get(gameId) ?? new Map<string, string>()
    games.set(gameId, teamOf.set(lookup, team))
  }
  return feedNames.flatMap(({ gameId, date, team, name, lookup }): Resolution[] => {
    const played = (player: string) => games.get(gameId)?.get(player) === team
    if (played(lookup)) return []
    const raw = {
      source: 'bigdataball' as const,
      gameId,
      date,
      team,
      rawName: name,
      rawLookup: lookup,
      position: 0,
    }
    const settled = matchRuled(
      spellingOf(name, lookup),
      players.get(team) ?? [],
      ruled('bigdataball', { gameId, team, lookup }),
      played,
      player => known.has(player),
    )
    return [{ ...raw, ...settled }]
  })
}
