import type { CoverageStatus } from '../../pipeline/validation/coverage.ts'
import type { ColourName } from './palette.ts'

/**
 * How a status looks in the calendar of a report and in a picture. Colour is never alone: what wants attention carries a
 * letter or sign, too.
 */
export type StatusLook = {
  readonly mark: string
  /** The words of the legend. */
  readonly says: string
  readonly fill: ColourName
  /** What can be read on the fill. */
  readonly ink: 'darkMark' | 'lightMark'
}

/** In the order of the legend. The marks are those of the terminal, where a status wants attention. */
export const statusLooks: Readonly<Record<CoverageStatus, StatusLook>> = {
  ok: { mark: '', says: 'every expected row is written', fill: 'ok', ink: 'lightMark' },
  'expected failures': {
    mark: '',
    says: 'the rest is recorded, as expected',
    fill: 'step4',
    ink: 'darkMark',
  },
  investigate: {
    mark: '!',
    says: 'holds failures that nobody expects',
    fill: 'investigate',
    ink: 'darkMark',
  },
  failed: { mark: 'F', says: 'the last attempt broke off', fill: 'failed', ink: 'lightMark' },
  untracked: { mark: '?', says: 'rows neither written nor recorded', fill: 'untracked', ink: 'lightMark' },
  missing: { mark: 'M', says: 'never computed', fill: 'missing', ink: 'darkMark' },
  stale: { mark: 'S', says: 'made before its inputs changed', fill: 'stale', ink: 'darkMark' },
  bootstrap: { mark: '', says: 'first 14 days, left out by design', fill: 'bootstrap', ink: 'darkMark' },
  'not yet': { mark: '', says: 'games still to come', fill: 'notYet', ink: 'darkMark' },
  'no games': { mark: '', says: '', fill: 'noGames', ink: 'darkMark' },
}

export const statuses = Object.keys(statusLooks) as readonly CoverageStatus[]

/** Quarters of what is written, 1 to 4: the shades of expected failures. */
export const shareStep = (share: number): 1 | 2 | 3 | 4 =>
  share < 0.25 ? 1 : share < 0.5 ? 2 : share < 0.75 ? 3 : 4

/** A status as a class name. */
export const statusClass = (status: CoverageStatus): string => `s-${status.replaceAll(' ', '-')}`
