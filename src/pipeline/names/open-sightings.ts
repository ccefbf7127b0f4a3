import { resolveSeason } from '../../registry/resolve-season.ts'
import type { Resolution, SeasonNames } from '../../registry/season-names.ts'

/** Is there a gamebook of the game? Without one nobody can be named, which is another check's finding. */
const gamesWithGamebook = (names: SeasonNames): ReadonlySet<string> =>
  new Set(names.players.filter(({ status }) => status === 'active').map(({ gameId }) => gameId))

/** The names of a season that mean nobody, as the rules and what was decided leave them now. */
export function openSightings(names: SeasonNames): {
  readonly open: readonly Resolution[]
  readonly all: readonly Resolution[]
} {
  const games = gamesWithGamebook(names)
  const all = resolveSeason(names)
  const open = all.filter(
    ({ source, gameId, playerLookup }) =>
      playerLookup === null && (source !== 'bigdataball' || games.has(gameId)),
  )
  return { open, all }
}
