import { quoteWord } from '../../src/assistant/command/quote-word.ts'
import { isExpected } from '../../src/pipeline/state/failure-categories.ts'
import type { CoverageCell } from '../../src/pipeline/validation/coverage.ts'
import type { FailureRecord } from '../../src/pipeline/why/read-failures.ts'
import type { Cause } from '../../src/pipeline/why/walk.ts'

/** What to type after a look at a whole day. */
export function nextForDay(
  { status, target, day }: CoverageCell,
  failures: readonly FailureRecord[],
  league: Cause | undefined,
): readonly string[] {
  switch (status) {
    case 'missing':
    case 'failed':
    case 'stale':
      return [`backfill ${day} --only ${target}`]
    case 'untracked':
      return [`backfill ${day} --only ${target} --policy all`]
    case 'investigate': {
      const odd = failures.find(({ category }) => !isExpected(category))
      if (odd?.category === 'MISSING_DEPENDENCY')
        return [`ingest ${day}`, `backfill ${day} --policy failed --phase all`]
      return odd ? [`why ${target} ${day} ${quoteWord(odd.entity)}`] : [`validate ${day}`]
    }
    case 'no games':
      return league?.kind === 'no games' && league.nearest ? [`why ${target} ${league.nearest}`] : []
    case 'bootstrap':
      return league?.kind === 'bootstrap' && league.firstDay ? [`why ${target} ${league.firstDay}`] : []
    case 'expected failures': {
      const [one] = failures
      return one ? [`why ${target} ${day} ${quoteWord(one.entity)}`] : []
    }
    default:
      return [`coverage ${day}`]
  }
}
