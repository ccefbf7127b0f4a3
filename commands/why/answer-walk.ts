import type { Answer, Block } from '../../src/assistant/answer/answer.ts'
import type { RecordEvidence } from '../../src/pipeline/why/read-record.ts'
import { minute } from '../../src/pipeline/why/record-tests.ts'
import { isByDesign, type Walk } from '../../src/pipeline/why/walk.ts'
import { nextForCause } from './next-for-cause.ts'
import { sayCause } from './say-cause.ts'

/** A walk in words: the verdict, every test with what it found, and what mends it. */
export function answerWalk(who: string, evidence: RecordEvidence, { findings, cause }: Walk): Answer {
  const { processor, day, entity, row, attempts, upstreams, failure, firstRow } = evidence
  const has = row === undefined ? 'has no' : 'has a'
  return {
    outcome: isByDesign(cause) ? 'done' : 'done with warnings',
    headline: `${who} ${has} ${processor.id} row for ${day}: ${sayCause(cause)}.`,
    facts: [
      ...findings.map(({ test, found, says }, index) => `${index + 1}. ${test}: ${found}. ${says}`),
      ...recorded(
        evidence,
        findings.some(({ test }) => test === 'failure record'),
      ),
    ],
    details: details(evidence),
    next: nextForCause(cause, evidence, who),
    data: {
      processor: processor.id,
      day,
      entity,
      cause,
      findings,
      row: row ?? null,
      failure: failure ?? null,
      firstRow: firstRow ?? null,
      attempts,
      upstreams,
    },
  }
}

/** The record behind a cause that the walk met before it came to the record. */
function recorded({ failure }: RecordEvidence, isTold: boolean): readonly string[] {
  return failure && !isTold
    ? [`recorded as ${failure.category}: ${failure.reason} (run ${failure.runId}, ${minute(failure.at)})`]
    : []
}

function details({ row, attempts, upstreams }: RecordEvidence): readonly Block[] {
  return [
    ...(row === undefined
      ? []
      : [
          {
            kind: 'table' as const,
            title: 'The row',
            columns: [{ name: 'column' }, { name: 'value' }],
            rows: Object.entries(row).map(([name, value]) => [name, value === null ? 'NULL' : String(value)]),
          },
        ]),
    {
      kind: 'table',
      title: 'Upstream commits',
      columns: [{ name: 'table' }, { name: 'newest commit that reaches the day' }, { name: 'run' }],
      rows: upstreams.map(({ target, at, runId }) => [target, at ? minute(at) : 'none', runId ?? '']),
    },
    {
      kind: 'table',
      title: 'Attempts',
      columns: [
        { name: 'committed' },
        { name: 'ended' },
        { name: 'run' },
        { name: 'formula' },
        { name: 'error' },
      ],
      rows: attempts.map(({ at, succeeded, runId, formula, error }) => [
        minute(at),
        succeeded ? 'success' : 'failed',
        runId,
        formula,
        error ?? '',
      ]),
    },
  ]
}
