import type { CheckResult } from './check.ts'

export type Verdict = 'ready' | 'ready with warnings' | 'not ready'

export const verdictOf = (results: readonly CheckResult[]): Verdict => {
  const has = (kind: 'warn' | 'fail') => results.some(({ outcome }) => outcome.kind === kind)
  return has('fail') ? 'not ready' : has('warn') ? 'ready with warnings' : 'ready'
}
