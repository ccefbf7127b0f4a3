import type { AnswerOutcome } from '../../src/assistant/answer/answer.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import type { CoverageCell, CoverageStatus } from '../../src/pipeline/validation/coverage.ts'

/** Statuses that somebody has to act on, worst first. */
const wanting: readonly CoverageStatus[] = ['failed', 'untracked', 'investigate', 'missing', 'stale']

/** One sentence on a matrix, and how a script should take it. Missing or broken cells fail; stale ones warn. */
export function verdictOf(cells: readonly CoverageCell[]): {
  readonly says: string
  readonly outcome: AnswerOutcome
} {
  const counts = wanting
    .map(status => ({ status, count: cells.filter(cell => cell.status === status).length }))
    .filter(({ count }) => count > 0)
  if (counts.length === 0) return { says: 'Complete:', outcome: 'done' }
  const onlyStale = counts.every(({ status }) => status === 'stale')
  const onlyLook = counts.every(({ status }) => status === 'stale' || status === 'investigate')
  const says = counts.map(({ status, count }) => `${plural(count, 'table day')} ${status}`).join(', ')
  return {
    says: `${onlyStale ? 'Out of date' : onlyLook ? 'Needs a look' : 'Incomplete'} (${says}):`,
    outcome: onlyLook ? 'done with warnings' : 'failed',
  }
}
