import type { Suspect } from './candidate.ts'
import type { Likeness } from './likeness.ts'
import type { Place } from './place-of.ts'

/** The rule that tied a name to its player. */
export type NameRule =
  | 'earlier decision'
  | Exclude<Likeness, 'last name' | 'same initial' | 'other given name' | 'same given name'>
  | 'exclusion'
  | 'timing'
  | 'evidence'

/** What the rules make of the suspects; undefined when none of them speaks. */
export type Settled = { one: Suspect; rule: NameRule } | { several: readonly Suspect[] } | undefined

const IN_PLACE: ReadonlySet<Place> = new Set(['in the game', 'that day', 'on the roster', 'no team said'])
/** Where the source names a team: a last name alone says nothing across the league. */
const ON_A_TEAM: ReadonlySet<Place> = new Set(['in the game', 'that day', 'on the roster'])
const SOME_TIME: ReadonlySet<Place> = new Set([...IN_PLACE, 'other days', 'not listed'])

type Tier = {
  likenesses: ReadonlySet<Likeness>
  places: ReadonlySet<Place>
  /** nobody else with that last name may be like the name at all, nor a fact of the source speak against him */
  weak: boolean
}

const tier = (likenesses: Likeness[], places: ReadonlySet<Place>, weak = false): Tier => ({
  likenesses: new Set(likenesses),
  places,
  weak,
})

const SPELLED_SO = tier(['exact', 'accents', 'punctuation'], SOME_TIME)

/** From the nearest likeness to the farthest. The first tier that fits anybody decides, or abstains. */
const TIERS: readonly Tier[] = [
  SPELLED_SO,
  tier(['other name'], SOME_TIME),
  tier(['order'], SOME_TIME),
  tier(['transliteration'], SOME_TIME),
  tier(['suffix'], SOME_TIME),
  tier(['nickname'], IN_PLACE, true),
  tier(['full name'], IN_PLACE, true),
  tier(['initials'], IN_PLACE, true),
  tier(['part'], IN_PLACE, true),
  tier(['typo'], IN_PLACE, true),
  tier(['last name'], ON_A_TEAM, true),
]

/** A fact that forbids an answer, however like the name is. */
const isImpossible = ({ rejected, relation, standing }: Suspect): boolean =>
  rejected ||
  relation.suffix === 'differs' ||
  standing.place === 'elsewhere' ||
  standing.place === 'other side'

const isContradicted = ({ jersey, minutes, status }: Suspect): boolean =>
  jersey === 'differs' || minutes === 'far' || status === 'contradicts'

/** Tells those apart whom the name alone does not, by one kind of fact after another, while somebody is left. */
const narrow = (several: readonly Suspect[]): readonly Suspect[] => {
  const kinds: ((suspect: Suspect) => boolean)[] = [
    suspect => suspect.relation.suffix === 'same' && suspect.relation.name.suffix !== '',
    suspect => suspect.relation.given !== 'begins',
    suspect => suspect.standing.place === 'in the game',
    suspect => IN_PLACE.has(suspect.standing.place),
    suspect => suspect.status !== 'contradicts',
    suspect => suspect.jersey === 'same',
    suspect => suspect.jersey !== 'differs',
    suspect => suspect.minutes === 'close',
  ]
  let left = several
  for (const holds of kinds) {
    const those = left.filter(holds)
    if (those.length > 0) left = those
    if (left.length === 1) break
  }
  return left
}

/** Somebody else of that last name around whom the printed given name may mean as well. */
const rivalsOf = (one: Suspect, around: readonly Suspect[]): Suspect[] => {
  const { likeness, given } = one.relation
  const plausible: readonly Likeness[] =
    likeness === 'last name'
      ? ['same given name']
      : likeness === 'typo' || given === 'short' || given === 'begins'
        ? ['nickname', 'initials', 'full name', 'part', 'typo', 'same initial']
        : ['nickname', 'initials']
  return around.filter(
    other =>
      other !== one && plausible.includes(other.relation.likeness) && IN_PLACE.has(other.standing.place),
  )
}

const ruleOf = ({ relation: { likeness } }: Suspect): NameRule =>
  likeness === 'last name' ||
  likeness === 'same initial' ||
  likeness === 'other given name' ||
  likeness === 'same given name'
    ? 'exclusion'
    : likeness

/**
 * Settles a sighting by the rules that need no weighing. Each tier wants exactly one player, and looks at the players of
 * the game's teams; a name spelled like that of a player of another team is his when nothing binds him there that day, and
 * is nobody else's.
 */
export const settleByRule = (suspects: readonly Suspect[]): Settled => {
  const possible = suspects.filter(suspect => !isImpossible(suspect))
  const namesake = suspects.some(
    ({ relation, standing }) =>
      SPELLED_SO.likenesses.has(relation.likeness) && !SOME_TIME.has(standing.place),
  )
  for (const { likenesses, places, weak } of TIERS) {
    const fitting = possible.filter(
      suspect => likenesses.has(suspect.relation.likeness) && places.has(suspect.standing.place),
    )
    if (fitting.length === 0) {
      if (likenesses !== SPELLED_SO.likenesses) continue
      const late = settleLate(possible)
      if (late) return late
      continue
    }
    if (weak && namesake) return { several: [...fitting, ...possible.filter(s => !fitting.includes(s))] }
    const standing = weak ? fitting.filter(suspect => !isContradicted(suspect)) : fitting
    const left = narrow(standing)
    const [one, ...others] = left
    if (one === undefined || others.length > 0) return { several: fitting }
    if (weak) {
      const rivals = rivalsOf(one, possible).filter(rival => !isContradicted(rival))
      if (rivals.length > 0) return { several: [one, ...rivals] }
    }
    const late = one.standing.place === 'other days' || one.standing.place === 'not listed'
    const excluded = fitting.length > 1
    return { one, rule: late ? 'timing' : excluded ? 'exclusion' : ruleOf(one) }
  }
  return undefined
}

/** Spelled like one player of the season who was with another team some time, and with nobody else that very day. */
const settleLate = (possible: readonly Suspect[]): Settled => {
  const far = possible.filter(
    ({ relation, standing }) =>
      SPELLED_SO.likenesses.has(relation.likeness) && standing.place === 'other team' && !standing.bound,
  )
  const [one, ...others] = far
  if (one === undefined) return undefined
  const alike = possible.filter(
    ({ relation, standing }) => relation.likeness === 'suffix' && SOME_TIME.has(standing.place),
  )
  if (others.length > 0 || alike.length > 0) return { several: [...far, ...alike] }
  return { one, rule: 'timing' }
}
