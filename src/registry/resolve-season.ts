import { indexRulings } from './name-rulings.ts'
import { resolveFeedNames } from './resolve-feed-names.ts'
import { resolveInactives } from './resolve-inactives.ts'
import { resolveInjuryNames } from './resolve-injury-names.ts'
import type { RuledOn } from './ruled-on.ts'
import type { Resolution, SeasonNames } from './season-names.ts'
import { seasonPlayers } from './season-players.ts'

const orderKey = (r: Resolution): string =>
  [r.date, r.gameId, r.team, r.source, String(r.position).padStart(3, '0'), r.rawLookup, r.rawName].join('|')

/**
 * Resolves every name of one season from what was decided and from all that its sources say, whatever the order in which they came: one
 * resolution per inactive gamebook row, and one per play-by-play or injury-report name that is not simply the canonical
 * lookup. Sorted by date, game, team, source and position.
 */
export const resolveSeason = (names: SeasonNames): Resolution[] => {
  const resolutions = resolveAll(names)
  if (!names.rulings?.length) return resolutions
  // Where the rules say the same by themselves, they keep the word: a decision changes what it has to, and no other row.
  const { rulings: _, ...undecided } = names
  const byRule = new Map(resolveAll(undecided).map(each => [orderKey(each), each]))
  return resolutions.map(each => {
    const same = byRule.get(orderKey(each))
    return same && same.playerLookup !== null && same.playerLookup === each.playerLookup ? same : each
  })
}

const resolveAll = (names: SeasonNames): Resolution[] => {
  const players = seasonPlayers(
    names.players.filter(({ status }) => status !== 'inactive'),
    names.roster,
  )
  const ruling = indexRulings(names.rulings ?? [])
  const ruled: RuledOn = (source, { gameId, team, lookup }) =>
    ruling({ rawLookup: lookup, gameId, team, season: names.seasonYear, source })
  const injuries = resolveInjuryNames(names.injuries, names.players, players, ruled)
  const reported = new Set(injuries.map(({ resolution: r }) => `${r.date}|${r.team}|${r.playerLookup}`))
  const resolutions = [
    ...resolveInactives(
      names.players,
      players,
      (date, team, lookup) => reported.has(`${date}|${team}|${lookup}`),
      ruled,
    ),
    ...resolveFeedNames(names.feedNames, names.players, players, ruled),
    ...injuries.filter(({ isCanonical }) => !isCanonical).map(({ resolution }) => resolution),
  ]
  return resolutions
    .map(resolution => ({ resolution, key: orderKey(resolution) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ resolution }) => resolution)
}
