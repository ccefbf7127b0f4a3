import { isExpected } from '../state/failure-categories.ts'
import { keyNumbers } from './key-numbers.ts'
import type { RecordEvidence } from './read-record.ts'
import type { Test, Tested } from './walk.ts'

/** The last tests of every walk: was it computed, does the contract hold, what is recorded, what does the row say. */
export const recordTests: readonly Test<RecordEvidence>[] = [
  { test: 'computed', look: computed },
  { test: 'contract', look: contract },
  { test: 'failure record', look: failureRecord },
  { test: 'row', look: row },
]

/** `2021-11-23 09:12 UTC` */
export const minute = (at: string): string => `${at.slice(0, 16).replace('T', ' ')} UTC`

function computed({ processor, day, status, attempts }: RecordEvidence): Tested {
  const [latest] = attempts
  const success = attempts.find(({ succeeded }) => succeeded)
  if (!latest) {
    return {
      found: 'no',
      says: `${processor.id} was never computed for ${day}`,
      cause: { kind: 'not computed' },
    }
  }
  if (status.kind === 'failed') {
    return {
      found: 'no',
      says: `the last attempt failed on ${minute(latest.at)} (run ${latest.runId}): ${status.detail}`,
      cause: { kind: 'attempt failed', runId: latest.runId },
    }
  }
  const formula =
    success === undefined || success.formula === processor.formula
      ? 'by the present formula'
      : `by an older formula (${success.formula}, now ${processor.formula})`
  const count = attempts.length === 1 ? '' : `, ${attempts.length} attempts in all`
  return {
    found: 'yes',
    says: `${minute(latest.at)} by run ${latest.runId} (${latest.by}) ${formula}${count}`,
  }
}

function contract({ row, rules, broken }: RecordEvidence): Tested | undefined {
  if (row === undefined) return undefined
  if (broken.length === 0) return { found: 'yes', says: `all ${rules} rules hold for the row` }
  return {
    found: 'no',
    says: `the row breaks ${broken.length} of ${rules} rules: ${broken.slice(0, 3).join('; ')}`,
    cause: { kind: 'contract' },
  }
}

function failureRecord({ failure, status, row, attempts }: RecordEvidence): Tested | undefined {
  if (!failure) return row === undefined ? { found: 'note', says: 'none' } : undefined
  const what = `${failure.category}: ${failure.reason} (run ${failure.runId}, ${minute(failure.at)})`
  const success = attempts.find(({ succeeded }) => succeeded)
  const old = success !== undefined && failure.at < success.at
  if (row !== undefined || old || status.kind === 'stale') {
    const because =
      row !== undefined
        ? 'there is a row as well'
        : old
          ? 'the table was computed later'
          : status.kind === 'stale'
            ? status.detail
            : ''
    return { found: 'no', says: `${what}; out of date: ${because}`, cause: { kind: 'stale' } }
  }
  const { category } = failure
  return { found: 'yes', says: what, cause: { kind: 'recorded', category, expected: isExpected(category) } }
}

function row({ row: values, processor, status, upstreams }: RecordEvidence): Tested {
  if (values === undefined) {
    return status.kind === 'stale'
      ? {
          found: 'no',
          says: `none, and the table is out of date: ${status.detail}`,
          cause: { kind: 'stale' },
        }
      : { found: 'no', says: 'none, and no failure record either', cause: { kind: 'untracked' } }
  }
  const numbers = keyNumbers(processor.id, values)
  const dated = upstreams.filter(({ at }) => at !== undefined)
  const newest = dated.reduce(
    (best, each) => (String(each.at) > String(best?.at ?? '') ? each : best),
    dated[0],
  )
  const upstream = newest ? `; newest upstream ${newest.target} ${minute(String(newest.at))}` : ''
  const says = `${numbers}; committed ${minute(String(values.processed_at))}${upstream}`
  if (status.kind === 'stale')
    return { found: 'no', says: `${says}; out of date: ${status.detail}`, cause: { kind: 'stale' } }
  return { found: 'yes', says, cause: { kind: 'fine' } }
}
