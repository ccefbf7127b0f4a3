import { lookupOf } from '../../src/registry/lookup-of.ts'
import type { Listed } from './game.ts'
import { lastNameOf, withoutSuffix } from './names.ts'

/** Everybody who belonged to a team this season, by name: as the gamebooks spell it where the player is in them. */
export function teamMembers(
  playing: ReadonlyMap<string, ReadonlySet<string>>,
  rosters: ReadonlyMap<string, readonly string[]>,
): Map<string, string[]> {
  const members = new Map<string, string[]>()
  for (const team of new Set([...playing.keys(), ...rosters.keys()])) {
    const inGames = [...(playing.get(team) ?? [])]
    const roster = rosters.get(team) ?? []
    const spelt = new Set(roster.map(lookupOf))
    // A gamebook name that the roster spells alike is taken; only the others may be a player spelt otherwise.
    const left = inGames.filter(name => !spelt.has(lookupOf(name)))
    const known = new Set(inGames.map(lookupOf))
    const others = roster.filter(
      name => !known.has(lookupOf(name)) && !left.some(other => areSpellingsOfOne(name, other)),
    )
    members.set(team, [...inGames, ...others])
  }
  return members
}

// Robert Williams is Robert Williams III, RJ Nembhard Jr. is Ruben Nembhard Jr., Kenyon Martin Jr. is KJ Martin.
function areSpellingsOfOne(a: string, b: string): boolean {
  const [first, second] = [lookupOf(withoutSuffix(a)), lookupOf(withoutSuffix(b))]
  return first === second || (lastNameOf(a) === lastNameOf(b) && first[0] === second[0])
}

/**
 * Finds who the inactive players of a game are, printed by last name only: those of the team who bear the name and
 * are not active or DNP in the same game. Just as many must remain as are printed, or none of them is resolved.
 */
export function resolveInactive(
  printed: readonly { readonly name: string; readonly team: string }[],
  present: readonly Listed[],
  members: ReadonlyMap<string, readonly string[]>,
): Listed[] {
  const isPresent = (lookup: string) => present.some(player => player.lookup === lookup)
  return printed.map(({ name, team }, index) => {
    const isNamesake = (other: { name: string; team: string }) => other.team === team && other.name === name
    const candidates = (members.get(team) ?? [])
      .filter(member => lastNameOf(member) === lastNameOf(`First ${name}`))
      .map(lookupOf)
      .filter(lookup => !isPresent(lookup))
      .sort()
    const place = printed.slice(0, index).filter(isNamesake).length
    const lookup = candidates.length === printed.filter(isNamesake).length ? candidates[place] : undefined
    return { lookup: lookup ?? lookupOf(name), team, status: 'inactive', resolved: lookup !== undefined }
  })
}
