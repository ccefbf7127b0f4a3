import { describe, test } from 'vitest'
import type { Answer } from '../../src/assistant/answer/answer.ts'
import { refuse } from '../../src/assistant/refusal.ts'
import { describePlan } from '../../src/assistant/request/describe-plan.ts'
import { renderAnswer } from '../../src/terminal/render-answer.ts'
import { renderMatrix } from '../../src/terminal/render-matrix.ts'
import { renderProgress } from '../../src/terminal/render-progress.ts'
import { renderRefusal } from '../../src/terminal/render-refusal.ts'
import { expectGolden } from '../golden/golden.ts'
import { november, sampleMatrix, season, week } from './sample-matrix.ts'
import { backfillPlan, emptyPlan, ingestPlan, planned } from './sample-plan.ts'
import { moment, runAfter } from './sample-run.ts'
import { ascii, piped, plain, vivid, wide } from './screens.ts'

const validation: Answer = {
  outcome: 'done with warnings',
  headline: '2021-11-22: every expected row is accounted for; 2 rows need a look',
  facts: [
    'PSZA 314 of 449 written, 135 expected failures (INSUFFICIENT_DATA), 0 errors',
    'PDC 266 of 336 written, 68 expected failures (INSUFFICIENT_DATA), 2 errors (PROCESSING_ERROR)',
    'Cross-checks: 12 of 12 hold (points identities, player sums equal team sums, zones plus unknown equal attempts, possessions)',
  ],
  blocks: [
    {
      kind: 'table',
      title: 'Rows that need a look',
      columns: [
        { name: 'processor' },
        { name: 'player' },
        { name: 'games', align: 'right' },
        { name: 'category' },
        { name: 'reason' },
      ],
      rows: [
        [
          'pdc',
          'Nikola Jokić',
          '14',
          'PROCESSING_ERROR',
          'the zone matchup of DEN at PHX has no opponent row for 2021-11-21',
        ],
        ['pdc', 'Jonas Valančiūnas', '1,016', 'PROCESSING_ERROR', 'as above'],
      ],
    },
  ],
  details: [
    { kind: 'text', lines: ['Contracts checked: 5 tables, 61 rules.', '  psza: 14 rules, 0 broken'] },
  ],
  next: ['why pdc 2021-11-22 "Nikola Jokić"', 'retry 2026-01-05-a1'],
  data: { date: '2021-11-22' },
}

const echo = '2021-10-19..2021-12-31: 74 days, 72 with games'

describe('what people see', () => {
  test('an answer: verdict, facts, table, what to type next', () => {
    expectGolden('answer', renderAnswer(validation, plain))
    expectGolden('answer-verbose-120', renderAnswer(validation, wide, { verbose: true }))
    expectGolden('answer-ascii', renderAnswer(validation, ascii))
    expectGolden('answer-piped', renderAnswer(validation, piped))
    expectGolden('answer-colour', renderAnswer(validation, vivid))
  })

  test('a season in bands, a month in one, a week with percentages', () => {
    expectGolden('matrix-season-80', renderMatrix(sampleMatrix(season, 'Coverage of 2021-22'), plain))
    expectGolden('matrix-season-120', renderMatrix(sampleMatrix(season, 'Coverage of 2021-22'), wide))
    expectGolden('matrix-month-80', renderMatrix(sampleMatrix(november, 'Coverage of 2021-11'), plain))
    expectGolden('matrix-week-80', renderMatrix(sampleMatrix(week), plain))
    expectGolden('matrix-week-colour', renderMatrix(sampleMatrix(week), vivid))
    expectGolden('matrix-month-256', renderMatrix(sampleMatrix(november), { ...plain, colours: '256' }))
    expectGolden('matrix-month-16', renderMatrix(sampleMatrix(november), { ...plain, colours: '16' }))
  })

  test('plans with reasons, exclusions, needs and an estimate that is called one', () => {
    expectGolden('plan-backfill', renderAnswer(describePlan(planned(backfillPlan, echo)), plain))
    expectGolden('plan-backfill-120', renderAnswer(describePlan(planned(backfillPlan, echo)), wide))
    expectGolden('plan-ingest', renderAnswer(describePlan(planned(ingestPlan, echo)), plain))
    expectGolden(
      'plan-empty',
      renderAnswer(describePlan(planned(emptyPlan, '2021-11-22: 1 day, with games')), plain),
    )
  })

  test('a run from its start to its end', () => {
    const frames = [1, 3, 4, 6, 7, 11].flatMap(count => [
      ...renderProgress(
        runAfter(count),
        moment([0, 1, 5, 14, 15, 16][[1, 3, 4, 6, 7, 11].indexOf(count)] ?? 0),
        plain,
      ),
      '',
    ])
    expectGolden('progress', frames)
    expectGolden('progress-ascii', renderProgress(runAfter(6), moment(14), ascii))
  })

  test('refusals with the nearest right line', () => {
    expectGolden('refusal', [
      ...renderRefusal(
        refuse(
          'unknown-value',
          '`--only` takes pgs, togs, tdgs, utgc, upgc, tdza, psza, pcf, pdc, mlfs; got `pzsa`.',
          'backfill 2021-11-22 --only psza',
        ),
        plain,
      ),
      '',
      ...renderRefusal(
        refuse(
          'bad-range',
          'A range is one of these; got `last fortnight`.',
          'coverage 2021-11',
          'coverage last 7 days',
        ),
        plain,
      ),
    ])
  })
})
