import type { Cell } from './pipeline-state.ts'

/** What a failure category means and whether somebody has to look (domain.md §3.2, as far as Backcourt gives them). */
export type FailureCategory = {
  readonly says: string
  /** Expected failures are no errors; the others are answered before a day counts as fine. */
  readonly expected: boolean
}

export const failureCategories: Readonly<Record<string, FailureCategory>> = {
  INSUFFICIENT_DATA: { says: 'fewer games than the minimum', expected: true },
  PLAYER_NOT_IN_REGISTRY: { says: 'nobody can be named for an inactive last name', expected: true },
  MISSING_DEPENDENCY: { says: 'a final game has no gamebook or box score', expected: false },
  INCOMPLETE_UPSTREAM: { says: 'the games were played, and upstream rows are missing', expected: false },
  PROCESSING_ERROR: { says: 'the computation went wrong', expected: false },
}

/** A category that nobody declared is never expected. */
export const isExpected = (category: string): boolean => failureCategories[category]?.expected === true

/** Does a day hold failures that somebody has to look at? */
export const needsAnswer = (cell: Cell): boolean =>
  Object.keys(cell.failures).some(category => !isExpected(category))
