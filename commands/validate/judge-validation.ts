import type { Answer } from '../../src/assistant/answer/answer.ts'
import { echoRange } from '../../src/assistant/range/echo-range.ts'
import type { DateRange } from '../../src/assistant/range/resolve-range.ts'
import type { ContractFault } from '../../src/pipeline/validation/check-contracts.ts'
import type { CoverageCell } from '../../src/pipeline/validation/coverage.ts'
import type { CheckResult } from '../../src/pipeline/validation/cross-checks.ts'
import { verdictOf } from '../coverage/verdict.ts'

export type Findings = {
  readonly cells: readonly CoverageCell[]
  readonly checks: readonly CheckResult[]
  readonly faults: readonly ContractFault[]
}

/** The verdict on a range, in the words that `validate` and `report` share. */
export function judgeValidation(
  { cells, checks, faults }: Findings,
  range: DateRange,
): Pick<Answer, 'outcome' | 'headline'> {
  const echo = `${echoRange(range)}.`
  if (faults.length > 0 || checks.some(({ offenders }) => offenders > 0))
    return { outcome: 'failed', headline: `Broken: checks or contracts do not hold. ${echo}` }
  const { outcome, says } = verdictOf(cells)
  return { outcome, headline: `${outcome === 'done' ? 'Valid:' : says} ${echo}` }
}
