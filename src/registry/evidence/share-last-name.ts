import type { Suspect } from './candidate.ts'
import type { Place } from './place-of.ts'

const IN_SIGHT: ReadonlySet<Place> = new Set([
  'in the game',
  'other side',
  'that day',
  'on the roster',
  'no team said',
])

/** Says of a suspect who else around that day has his last name; he himself is among them when he was around. */
export const shareLastName = (suspects: readonly Suspect[]): ((suspect: Suspect) => readonly Suspect[]) => {
  const sharing = new Map<string, Suspect[]>()
  for (const suspect of suspects) {
    if (!IN_SIGHT.has(suspect.standing.place) || suspect.relation.likeness === 'same given name') continue
    const { lastSkeleton } = suspect.relation.name
    const there = sharing.get(lastSkeleton)
    if (there) there.push(suspect)
    else sharing.set(lastSkeleton, [suspect])
  }
  return ({ relation }) => sharing.get(relation.name.lastSkeleton) ?? []
}
