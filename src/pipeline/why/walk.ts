import type { CalendarDate } from '../../warehouse/calendar-date.ts'

/** One test of the walk: what was looked at, and what it found. `note` decides nothing. */
export type Finding = {
  readonly test: string
  readonly found: 'yes' | 'no' | 'note'
  readonly says: string
}

/** Why there is or is no row, and what a way out hangs on. */
export type Cause =
  | { readonly kind: 'fine' }
  | { readonly kind: 'no games'; readonly nearest?: CalendarDate }
  | { readonly kind: 'bootstrap'; readonly firstDay?: CalendarDate }
  | { readonly kind: 'postponed' | 'not played yet' | 'not active' | 'not listed' }
  | { readonly kind: 'team off'; readonly nearest?: CalendarDate }
  | { readonly kind: 'no source'; readonly feed: 'gamebook' | 'team_boxscore'; readonly gameId: string }
  | { readonly kind: 'name unresolved'; readonly entity: string }
  | { readonly kind: 'too few games'; readonly firstRow?: CalendarDate }
  | { readonly kind: 'upstream gap'; readonly target: string; readonly dates: readonly CalendarDate[] }
  | { readonly kind: 'not computed' }
  | { readonly kind: 'attempt failed'; readonly runId: string }
  | { readonly kind: 'contract' }
  | { readonly kind: 'stale' }
  | { readonly kind: 'recorded'; readonly category: string; readonly expected: boolean }
  | { readonly kind: 'untracked' }
  /** There is a row, and a test says that there should be none. */
  | { readonly kind: 'row against the tests' }

export type CauseKind = Cause['kind']

export type Walk = { readonly findings: readonly Finding[]; readonly cause: Cause }

export type Tested = {
  readonly found: Finding['found']
  readonly says: string
  /** The walk stops here. */
  readonly cause?: Cause
}

/** One step of a walk; undefined where it does not apply. */
export type Test<E> = { readonly test: string; readonly look: (evidence: E) => Tested | undefined }

/** Causes that are by design: nothing has to be mended. */
const byDesign: ReadonlySet<CauseKind> = new Set<CauseKind>([
  'fine',
  'no games',
  'bootstrap',
  'postponed',
  'not played yet',
  'not active',
  'not listed',
  'team off',
  'too few games',
])

export const isByDesign = (cause: Cause): boolean =>
  byDesign.has(cause.kind) || (cause.kind === 'recorded' && cause.expected)

/** Causes that say themselves what is wrong with a row that is there. */
const ofTheRow: ReadonlySet<CauseKind> = new Set<CauseKind>(['attempt failed', 'contract', 'stale'])

/**
 * Takes the tests in their order and stops at the cause. Where the row is there no test stops the walk: a test that
 * failed then speaks against the row, and the last test, which is about the row itself, has the word.
 */
export function walk<E extends { readonly row: unknown }>(tests: readonly Test<E>[], evidence: E): Walk {
  const findings: Finding[] = []
  let against: Cause | undefined
  for (const { test, look } of tests) {
    const tested = look(evidence)
    if (!tested) continue
    findings.push({ test, found: tested.found, says: tested.says })
    if (!tested.cause) continue
    const isLast = test === tests.at(-1)?.test
    if (evidence.row === undefined || isLast) {
      return { findings, cause: tested.cause.kind === 'fine' && against ? against : tested.cause }
    }
    against ??= ofTheRow.has(tested.cause.kind) ? tested.cause : { kind: 'row against the tests' }
  }
  throw new Error('the last test of a walk names a cause')
}
