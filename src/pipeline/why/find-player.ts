import { distance } from 'fastest-levenshtein'
import { lookupOf } from '../../registry/lookup-of.ts'
import { reverseName } from '../../registry/name-parts.ts'
import { type Spelling, spellingOf } from '../../registry/spelling.ts'
import type { KnownPlayer } from './season-names.ts'

/** Whom a name as people write it means: one, several, or nobody with the nearest ones. */
export type PlayerMatch =
  | { readonly found: 'one'; readonly player: KnownPlayer }
  | { readonly found: 'several'; readonly players: readonly KnownPlayer[] }
  | { readonly found: 'none'; readonly nearest: readonly KnownPlayer[] }

type Fits = (asked: Spelling, known: Spelling) => boolean

const firstOf = ({ first }: Spelling): string => lookupOf(first)

/** One begins with the other: `L.` and `LeBron`, `Nic` and `Nicolas`. */
const firstNamesFit: Fits = (asked, known) =>
  firstOf(asked) !== '' &&
  firstOf(known) !== '' &&
  (firstOf(known).startsWith(firstOf(asked)) || firstOf(asked).startsWith(firstOf(known)))

const suffixesFit: Fits = (asked, known) => asked.suffix === '' || asked.suffix === known.suffix

/** From the strictest to the loosest; the first that fits anybody decides, and abstains when it fits several. */
const steps: readonly Fits[] = [
  (asked, known) => asked.lookup === known.lookup,
  (asked, known) => asked.base === known.base && suffixesFit(asked, known),
  (asked, known) =>
    asked.lastLookup === known.lastLookup && firstNamesFit(asked, known) && suffixesFit(asked, known),
  (asked, known) =>
    asked.first === '' &&
    suffixesFit(asked, known) &&
    (known.tails.includes(asked.base) || firstOf(known) === asked.base),
  (asked, known) => asked.lookup.length >= SHORTEST_PART && known.lookup.includes(asked.lookup),
]

/** A part of a name below this says nothing. */
const SHORTEST_PART = 3
const MOST_NEAREST = 3

/**
 * Finds the player whom a person means: his name in any spelling, without its suffix, `L. James`, `James, LeBron`, one
 * name alone, or a part of it; accents and capitals do not matter. A player's own lookup always means him alone.
 */
export function findPlayer(text: string, players: readonly KnownPlayer[]): PlayerMatch {
  const natural = reverseName(text.trim().replace(/\s+/g, ' '))
  const asked = spellingOf(natural, lookupOf(natural))
  if (asked.lookup === '') return { found: 'none', nearest: [] }
  const own = players.find(({ lookup }) => lookup === asked.lookup)
  if (own) return { found: 'one', player: own }
  for (const fits of steps) {
    const [player, ...others] = players.filter(({ spellings }) => spellings.some(known => fits(asked, known)))
    if (player)
      return others.length === 0
        ? { found: 'one', player }
        : { found: 'several', players: [player, ...others] }
  }
  return { found: 'none', nearest: nearestTo(asked.lookup, players) }
}

/** By the whole name or by the last name, whichever is nearer; one slip per three letters at most. */
function nearestTo(lookup: string, players: readonly KnownPlayer[]): readonly KnownPlayer[] {
  const allowed = Math.max(1, Math.floor(lookup.length / 3))
  return players
    .map(player => ({
      player,
      far: Math.min(
        ...player.spellings.flatMap(known => [
          distance(lookup, known.lookup),
          distance(lookup, known.lastLookup),
        ]),
      ),
    }))
    .filter(({ far }) => far <= allowed)
    .sort((a, b) => a.far - b.far)
    .slice(0, MOST_NEAREST)
    .map(({ player }) => player)
}
