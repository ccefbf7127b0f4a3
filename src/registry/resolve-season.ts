import { resolveFeedNames } from './resolve-feed-names.ts'
import { resolveInactives } from './resolve-inactives.ts'
import { resolveInjuryNames } from './resolve-injury-names.ts'
import type { Resolution, SeasonNames } from './season-names.ts'
import { seasonPlayers } from './season-players.ts'

const orderKey = (r: Resolution): string =>
  [r.date, r.gameId, r.team, r.source, String(r.position).padStart(3, '0'), r.rawLookup, r.rawName].join('|')

/**
 * Resolves every name of one season from all that its sources say, whatever the order in which they came: one
 * resolution per inactive gamebook row, and one per play-by-play or injury-report name that is not simply the canonical
 * lookup. Sorted by date, game, team, source and position.
 */
export const resolveSeason = (names: SeasonNames): Resolution[] => {
  const players = seasonPlayers(
    names.players.filter(({ status }) => status !== 'inactive'),
    names.roster,
  )
  const injuries = resolveInjuryNames(names.injuries, names.players, players)
  const reported = new Set(injuries.map(({ resolution: r }) => `${r.date}|${r.team}|${r.playerLookup}`))
  const resolutions = [
    ...resolveInactives(names.players, players, (date, team, lookup) =>
      reported.has(`${date}|${team}|${lookup}`),
    ),
    ...resolveFeedNames(names.feedNames, names.players, players),
    ...injuries.filter(({ isCanonical }) => !isCanonical).map(({ resolution }) => resolution),
  ]
  return resolutions
    .map(resolution => ({ resolution, key: orderKey(resolution) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ resolution }) => resolution)
}
