import { printRange } from '../../src/assistant/range/echo-range.ts'
import { processorById } from '../../src/pipeline/processors/processors.ts'
import type { CoverageCell } from '../../src/pipeline/validation/coverage.ts'

/** What to type next: the lowest phase first, for the higher ones are made from it. */
export function nextForCoverage(
  cells: readonly CoverageCell[],
  range: { readonly start: string; readonly end: string },
): readonly string[] {
  const open = cells.filter(({ status }) => ['missing', 'failed', 'untracked', 'stale'].includes(status))
  const dates = printRange(range)
  const looks = cells.filter(({ status }) => status === 'investigate')
  const [look] = looks
  const lookInto = look ? [`why ${look.target} ${look.day}`] : []
  if (open.length === 0) return lookInto
  const phase = Math.min(...open.map(({ target }) => processorById(target).phase))
  return [`backfill ${dates} --phase ${phase}`, ...lookInto]
}
