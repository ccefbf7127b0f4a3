import { failureCategories, isExpected } from '../../pipeline/state/failure-categories.ts'

const classes: Readonly<Record<string, string>> = {
  INSUFFICIENT_DATA: 'f-few',
  PLAYER_NOT_IN_REGISTRY: 'f-name',
  MISSING_DEPENDENCY: 'f-file',
  INCOMPLETE_UPSTREAM: 'f-upstream',
  PROCESSING_ERROR: 'f-error',
}

/** A category's class; one that nobody declared looks like an error, for it is none of the expected. */
export const failureClass = (category: string): string => classes[category] ?? 'f-error'

/** Expected categories first, so that what matters stands on top of a bar. */
export const categoryOrder = (categories: Iterable<string>): readonly string[] => {
  const known = Object.keys(failureCategories)
  const place = (category: string) => (known.includes(category) ? known.indexOf(category) : known.length)
  const rank = (category: string) => (isExpected(category) ? 0 : known.length + 1) + place(category)
  return [...new Set(categories)].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
}
