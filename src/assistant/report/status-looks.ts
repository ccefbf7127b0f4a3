import type { CoverageStatus } from '../../pipeline/validation/coverage.ts'

/** How a status looks in the calendar. Colour is never alone: what wants attention carries a letter or sign, too. */
export type StatusLook = {
  readonly mark: string
  /** The words of the legend. */
  readonly says: string
}

/** In the order of the legend. The marks are those of the terminal, where a status wants attention. */
export const statusLooks: Readonly<Record<CoverageStatus, StatusLook>> = {
  ok: { mark: '', says: 'every expected row is written' },
  'expected failures': { mark: '', says: 'the rest is recorded, as expected' },
  investigate: { mark: '!', says: 'holds failures that nobody expects' },
  failed: { mark: 'F', says: 'the last attempt broke off' },
  untracked: { mark: '?', says: 'rows neither written nor recorded' },
  missing: { mark: 'M', says: 'never computed' },
  stale: { mark: 'S', says: 'made before its inputs changed' },
  bootstrap: { mark: '', says: 'first 14 days, left out by design' },
  'not yet': { mark: '', says: 'games still to come' },
  'no games': { mark: '', says: '' },
}

export const statuses = Object.keys(statusLooks) as readonly CoverageStatus[]

/** A status as a class name. */
export const statusClass = (status: CoverageStatus): string => `s-${status.replaceAll(' ', '-')}`
