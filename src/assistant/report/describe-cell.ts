import type { CoverageCell } from '../../pipeline/validation/coverage.ts'
import { formatCount } from '../words/format-count.ts'

/** A cell in one line: `psza 2021-11-22: 323 of 462 written, 139 INSUFFICIENT_DATA`. */
export function describeCell(cell: CoverageCell): string {
  const { target, day, status, expected, written, failures, untracked, detail } = cell
  const head = `${target} ${day}:`
  if (expected === 0) return `${head} ${status}`
  const facts = [
    `${formatCount(written)} of ${formatCount(expected)} written`,
    ...Object.entries(failures).map(([category, count]) => `${formatCount(count)} ${category}`),
    ...(untracked > 0 ? [`${formatCount(untracked)} untracked`] : []),
  ].join(', ')
  const says =
    status === 'ok' || status === 'expected failures' ? '' : ` (${status}${detail ? `: ${detail}` : ''})`
  return `${head} ${facts}${says}`
}
