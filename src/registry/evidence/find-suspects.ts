import { seasonOf } from '../../files/season.ts'
import type { PrintedName } from '../normalise/read-name.ts'
import type { Suspect } from './candidate.ts'
import { holdsFor } from './holds-for.ts'
import type { KnownPlayer, RegisteredIndex } from './index-registered.ts'
import { nearness } from './likeness.ts'
import { placeOf, type Standing } from './place-of.ts'
import type { NameSighting } from './registered.ts'
import { type Relation, relateNames } from './relate-names.ts'

const CLOSE_MINUTES = 1
const FAR_MINUTES = 5
/** Across the league a last name alone says nothing. */
const LEAGUE_WIDE = nearness('typo')
const SAYS_NO_TEAM = nearness('last name')

const keysOf = ({ readings, turns }: PrintedName): Set<string> => {
  const keys = new Set<string>()
  for (const { cuts, base, skeleton } of readings) {
    keys.add(`b:${base}`).add(`s:${skeleton}`)
    for (const { lastSkeleton } of cuts) keys.add(`l:${lastSkeleton}`)
  }
  for (const turn of turns) keys.add(`b:${turn}`)
  return keys
}

const nearestRelation = (printed: PrintedName, known: KnownPlayer): Relation | undefined => {
  let best: Relation | undefined
  for (const name of known.names) {
    const relation = relateNames(printed, name)
    if (relation && (best === undefined || nearness(relation.likeness) < nearness(best.likeness)))
      best = relation
  }
  return best
}

const factsOf = (
  sighting: NameSighting,
  { player }: KnownPlayer,
  { line, team }: Standing,
): Pick<Suspect, 'jersey' | 'minutes' | 'status'> => {
  const season = seasonOf(sighting.date)
  const worn =
    line?.jersey ?? player.stints.find(stint => stint.season === season && stint.team === team)?.jersey
  const played = sighting.status === 'active' || (sighting.minutes ?? 0) > 0
  const says = sighting.status ?? (played ? 'active' : undefined)
  const apart =
    line?.minutes === undefined || sighting.minutes === undefined
      ? undefined
      : Math.abs(line.minutes - sighting.minutes)
  return {
    ...(worn === undefined || sighting.jersey === undefined
      ? {}
      : { jersey: worn === sighting.jersey ? 'same' : 'differs' }),
    ...(apart === undefined || (apart > CLOSE_MINUTES && apart < FAR_MINUTES)
      ? {}
      : { minutes: apart <= CLOSE_MINUTES ? 'close' : 'far' }),
    ...(line === undefined || says === undefined
      ? {}
      : { status: line.status === says ? 'agrees' : 'contradicts' }),
  }
}

/**
 * Everybody whom a sighting may mean: whoever is like the name at all among the players of its teams that season, and
 * whoever else is called so anywhere in the registry.
 */
export const findSuspects = (
  sighting: NameSighting,
  printed: PrintedName,
  index: RegisteredIndex,
): Suspect[] => {
  const season = seasonOf(sighting.date)
  const seen = new Set<string>()
  const suspects: Suspect[] = []
  const rejected = new Set(
    index
      .decisionsOn(printed.lookup)
      .flatMap(decision => (decision.says === 'is not' && holdsFor(decision, sighting) ? [decision.id] : [])),
  )
  const consider = (known: KnownPlayer, farthest: number) => {
    const { id } = known.player
    if (seen.has(id)) return
    seen.add(id)
    const relation = nearestRelation(printed, known)
    if (relation === undefined || nearness(relation.likeness) > farthest) return
    const standing = placeOf(sighting, known.player, index)
    suspects.push({
      known,
      relation,
      standing,
      rejected: rejected.has(id),
      ...factsOf(sighting, known, standing),
    })
  }
  const teams = new Set([...sighting.teams, ...(sighting.team === undefined ? [] : [sighting.team])])
  for (const team of teams)
    for (const known of index.teamOf(season, team)) consider(known, Number.POSITIVE_INFINITY)
  const farthest = teams.size > 0 ? LEAGUE_WIDE : SAYS_NO_TEAM
  for (const key of keysOf(printed)) for (const known of index.namesakes(key)) consider(known, farthest)
  return suspects
}
