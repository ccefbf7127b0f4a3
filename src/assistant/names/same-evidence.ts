import type { NameCard } from './name-card.ts'

/** Facts without their numbers: minutes and counts differ from game to game. */
const kindsOf = (reasons: readonly string[]): string =>
  reasons.map(reason => reason.replace(/[\d.]+/g, '#')).join('|')

/** The same spelling, the same first candidate and the same kinds of facts for and against him. */
export function sameEvidence(a: NameCard, b: NameCard): boolean {
  const [first, other] = [a.candidates[0], b.candidates[0]]
  return (
    a.id !== b.id &&
    a.key.rawLookup === b.key.rawLookup &&
    first !== undefined &&
    other !== undefined &&
    first.lookup === other.lookup &&
    kindsOf(first.reasons) === kindsOf(other.reasons) &&
    kindsOf(first.against) === kindsOf(other.against)
  )
}
