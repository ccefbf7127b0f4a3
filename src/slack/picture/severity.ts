import type { CoverageStatus, MatrixCell } from '../../assistant/answer/answer.ts'

/** What somebody has to act on, in the order of the command's verdict, then what is well, then what is not due. */
const wanting: readonly CoverageStatus[] = ['failed', 'untracked', 'investigate', 'missing', 'stale']
const well: readonly CoverageStatus[] = ['expected failures', 'ok']
const notDue: readonly CoverageStatus[] = ['not yet', 'bootstrap', 'no games']
const order = [...wanting, ...well, ...notDue]

/** Statuses from the worst to those that ask for nothing. */
export const bySeverity: readonly CoverageStatus[] = order

export const isWanting = (status: CoverageStatus): boolean => wanting.includes(status)
export const isWell = (status: CoverageStatus): boolean => well.includes(status)
export const isDue = (status: CoverageStatus): boolean => !notDue.includes(status)

/** The cell that speaks for several: the worst status, and of those the least written. */
export const worstOf = (cells: readonly MatrixCell[]): MatrixCell | undefined =>
  [...cells].sort(
    (a, b) => order.indexOf(a.status) - order.indexOf(b.status) || (a.share ?? 1) - (b.share ?? 1),
  )[0]
