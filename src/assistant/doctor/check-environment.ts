import { nearest } from '../command/nearest.ts'
import { type Check, ok, warn } from './check.ts'

/** Every variable that src/main/config.ts reads. */
export const knownVariables: readonly string[] = [
  'BACKCOURT_HOME',
  'BACKCOURT_FILES',
  'BACKCOURT_MEMORY',
  'BACKCOURT_WAREHOUSE',
  'BACKCOURT_PRICE_PER_TIB',
  'BACKCOURT_MAX_BYTES',
  'BACKCOURT_REDIS_PREFIX',
  'BACKCOURT_HTTP',
  'BACKCOURT_ADMIN_TOKEN',
  'BACKCOURT_LOG_LEVEL',
  'BACKCOURT_SLACK_PORT',
  'BACKCOURT_SLACK_CHANNEL',
]

const PREFIX = 'BACKCOURT_'

/** Is every variable with our prefix one that is understood? Values are not shown: the environment holds secrets. */
export function checkEnvironment(env: Readonly<Record<string, string | undefined>>): Check {
  const set = Object.keys(env)
    .filter(name => name.toUpperCase().startsWith(PREFIX))
    .sort()
  const unknown = set.filter(name => !knownVariables.includes(name))
  if (unknown.length === 0) {
    return ok(
      'environment',
      set.length === 0 ? 'no variable is set; defaults hold' : `${set.join(', ')} understood`,
    )
  }
  const [first = ''] = unknown
  const guess = nearest(first, knownVariables)
  return warn(
    'environment',
    `${unknown.join(', ')} ${unknown.length === 1 ? 'means' : 'mean'} nothing to Backcourt`,
    guess ? `did you mean ${guess}?` : `known are ${knownVariables.join(', ')}`,
  )
}
