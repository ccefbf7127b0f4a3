import { failureCategories } from '../../src/pipeline/state/failure-categories.ts'
import type { Cause } from '../../src/pipeline/why/walk.ts'

/** A cause in the few words of a verdict. */
export function sayCause(cause: Cause): string {
  switch (cause.kind) {
    case 'fine':
      return 'all is well'
    case 'no games':
      return 'the league has no games that day'
    case 'bootstrap':
      return 'by design, the season is too young'
    case 'postponed':
      return 'the game was not played that day'
    case 'not played yet':
      return 'the game is not played yet'
    case 'not active':
      return 'by design, he did not play'
    case 'not listed':
      return 'by design, the gamebook does not list him'
    case 'team off':
      return 'the team does not play that day'
    case 'no source':
      return cause.feed === 'gamebook' ? 'the game has no gamebook' : 'the game has no team box score'
    case 'name unresolved':
      return 'nobody could tell whom the gamebook means'
    case 'too few games':
      return 'too few games so far, which is expected'
    case 'upstream gap':
      return `rows are missing in ${cause.target}`
    case 'not computed':
      return 'the table was not computed'
    case 'attempt failed':
      return 'the last attempt failed'
    case 'contract':
      return 'it breaks its contract'
    case 'stale':
      return 'what is recorded is out of date'
    case 'recorded':
      return `${failureCategories[cause.category]?.says ?? cause.category}${cause.expected ? ', which is expected' : ''}`
    case 'untracked':
      return 'it got lost: neither written nor recorded'
    case 'row against the tests':
      return 'a test says that it should have none'
  }
}
