import { indexRegistered, type RegisteredIndex } from '../../registry/evidence/index-registered.ts'
import type {
  Appearance,
  EarlierDecision,
  RegisteredPlayer,
  Stint,
} from '../../registry/evidence/registered.ts'
import { reverseName } from '../../registry/name-parts.ts'
import { seasonPlayers } from '../../registry/season-players.ts'
import { groupBy } from '../../warehouse/group-by.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { seasonYearOf } from '../season.ts'
import { standing } from './fold-decisions.ts'
import type { NameDecision } from './name-decision.ts'
import type { NamesOfSeason } from './read-queue.ts'
import { readRegistered } from './read-registered.ts'

/** A player whom a name may mean, by his canonical lookup. */
export type KnownLookup = {
  readonly lookup: string
  readonly name: string
  readonly teams: readonly string[]
}

export type Players = {
  readonly index: RegisteredIndex
  readonly byLookup: ReadonlyMap<string, KnownLookup>
}

/**
 * Everybody whom a name can be given to: the registry's players, and the players of the seasons at hand whom gamebooks and
 * rosters name, ready to be ranked. Their ids are their lookups.
 */
export async function readPlayers(
  warehouse: Warehouse,
  seasons: ReadonlyMap<number, NamesOfSeason>,
  decisions: readonly NameDecision[],
): Promise<Players> {
  const registry = await readRegistered(warehouse)
  const players = new Map<string, { name: string; stints: Stint[]; spellings: Map<string, string> }>()
  const playerOf = (lookup: string, name: string) => {
    const player = players.get(lookup) ?? { name, stints: [], spellings: new Map<string, string>() }
    players.set(lookup, player)
    return player
  }
  for (const { id, name, stints } of registry.players) playerOf(id, name).stints.push(...stints)
  const appearances: Appearance[] = []
  for (const [season, { names, all }] of seasons) {
    const present = names.players.filter(({ status }) => status !== 'inactive')
    for (const { date, team, lookup, status } of present) appearances.push({ date, team, id: lookup, status })
    for (const { source, playerLookup: id, date, team } of all)
      if (source === 'gamebook' && id !== null) appearances.push({ date, team, id, status: 'inactive' })
    const days = groupBy(present, ({ lookup, team }) => `${lookup}|${team}`)
    for (const [team, listed] of seasonPlayers(present, names.roster)) {
      for (const { lookup, name, spellings } of listed) {
        const player = playerOf(lookup, name)
        for (const spelling of spellings) player.spellings.set(spelling.name, 'gamebook or roster')
        if (player.stints.some(stint => stint.season === season && stint.team === team)) continue
        const dates = (days.get(`${lookup}|${team}`) ?? []).map(({ date }) => date).sort()
        const [from, to] = [dates[0], dates.at(-1)]
        player.stints.push({ season, team, ...(from && to ? { from, to } : {}) })
      }
    }
  }
  const registered = [...players].map(
    ([id, { name, stints, spellings }]): RegisteredPlayer => ({
      id,
      name,
      stints,
      spellings: [...spellings].map(([spelling, source]) => ({ name: spelling, source })),
    }),
  )
  return {
    index: indexRegistered({ players: registered, appearances, decisions: earlier(decisions) }),
    byLookup: new Map(
      registered.map(({ id, name, stints }) => [
        id,
        { lookup: id, name, teams: [...new Set(stints.map(({ team }) => team))].sort() },
      ]),
    ),
  }
}

/** Rejections, so that the ranking knows of them; what was accepted is settled before anything is ranked. */
const earlier = (decisions: readonly NameDecision[]): readonly EarlierDecision[] =>
  standing(decisions).flatMap(({ kind, rawName, player, scope }): EarlierDecision[] => {
    if (kind !== 'reject' || !player) return []
    const season = scope.kind === 'team season' ? seasonYearOf(scope.season) : undefined
    return [
      {
        rawName: reverseName(rawName),
        says: 'is not',
        id: player.lookup,
        scope: {
          ...(scope.kind === 'source' ? { source: scope.source } : {}),
          ...(scope.kind === 'game' || scope.kind === 'team season' ? { team: scope.team } : {}),
          ...(season === undefined ? {} : { season }),
          ...(scope.kind === 'game'
            ? { date: scope.gameId.replace(/^(\d{4})(\d\d)(\d\d).*/, '$1-$2-$3') }
            : {}),
        },
      },
    ]
  })
