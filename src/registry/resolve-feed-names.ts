import { matchName } from './match-name.ts'
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
): Resolution[] => {
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
    const match = matchName(spellingOf(name, lookup), players.get(team) ?? [])
    if (match.player && played(match.player.lookup)) {
      const { player, rule } = match
      return [{ ...raw, playerLookup: player.lookup, playerName: player.name, rule, candidates: [] }]
    }
    const candidates = match.player ? [] : match.candidates.map(player => player.lookup).filter(played)
    const rule = candidates.length > 0 ? 'ambiguous' : 'unknown'
    return [{ ...raw, playerLookup: null, playerName: null, rule, candidates }]
  })
}
