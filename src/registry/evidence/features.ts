import type { Suspect } from './candidate.ts'
import type { Likeness } from './likeness.ts'
import type { Place } from './place-of.ts'

/** The facts that are weighed. Each has one weight in weights.ts. */
export type Feature =
  | 'anybody'
  | `name: ${Likeness}`
  | `suffix: ${'dropped' | 'added' | 'differs'}`
  | `place: ${Place}`
  | 'slip'
  | 'only one of that last name'
  | `jersey: ${'same' | 'differs'}`
  | `minutes: ${'close' | 'far'}`
  | `status: ${'agrees' | 'contradicts'}`
  | 'rejected before'

/** The facts of one suspect, given who around has his last name. */
export const featuresOf = (suspect: Suspect, sharing: readonly Suspect[]): Feature[] => {
  const { relation, standing, jersey, minutes, status } = suspect
  const features: Feature[] = ['anybody', `name: ${relation.likeness}`, `place: ${standing.place}`]
  if (relation.suffix !== 'same') features.push(`suffix: ${relation.suffix}`)
  for (let i = 0; i < relation.slips; i += 1) features.push('slip')
  if (sharing.length === 1 && sharing[0] === suspect) features.push('only one of that last name')
  if (jersey) features.push(`jersey: ${jersey}`)
  if (minutes) features.push(`minutes: ${minutes}`)
  if (status) features.push(`status: ${status}`)
  if (suspect.rejected) features.push('rejected before')
  return features
}
