import { describe, expect, test } from 'vitest'
import { answerRun } from '../../../commands/answer-run.ts'
import { backfill } from '../../../commands/backfill.ts'
import { daily } from '../../../commands/daily.ts'
import { why } from '../../../commands/why.ts'
import { refuse } from '../../../src/assistant/refusal.ts'
import { checkView } from '../../../src/slack/limits/check-view.ts'
import { commandForm } from '../../../src/slack/render/command-form.ts'
import { commandModal } from '../../../src/slack/render/command-modal.ts'
import { renderAlert } from '../../../src/slack/render/render-alert.ts'
import { renderAnswer } from '../../../src/slack/render/render-answer.ts'
import { renderDigest } from '../../../src/slack/render/render-digest.ts'
import { renderEnd } from '../../../src/slack/render/render-end.ts'
import { renderHome } from '../../../src/slack/render/render-home.ts'
import { renderPlan } from '../../../src/slack/render/render-plan.ts'
import { renderPlanClosed } from '../../../src/slack/render/render-plan-closed.ts'
import { renderProgress } from '../../../src/slack/render/render-progress.ts'
import { renderRefusal } from '../../../src/slack/render/render-refusal.ts'
import { typeNameView } from '../../../src/slack/render/type-name-view.ts'
import { november, sampleMatrix } from '../../terminal/sample-matrix.ts'
import { backfillPlan, ingestPlan, planned } from '../../terminal/sample-plan.ts'
import { moment, runAfter } from '../../terminal/sample-run.ts'
import { expectFile, expectJson, expectMessage } from './expect-message.ts'
import { readBlocks } from './read-message.ts'
import { alert, doneRun, longTable, morning, validation } from './samples.ts'

const echo = '2021-10-19..2021-12-31: 74 days, 72 with games'
const question = { token: 'tok-1', expiresAt: moment(900), secondPerson: false, asker: 'U012AB3CD' }

describe('what people see in Slack', () => {
  test('an answer: verdict, facts, table, what to type next', () => {
    expectMessage('answer', renderAnswer(validation))
    expectMessage('answer-verbose', renderAnswer(validation, { verbose: true }))
  })

  test('a table too long for a message: its beginning, and all of it in a file', () => {
    expectMessage('answer-long-table', renderAnswer(longTable))
  })

  test('coverage: the numbers in words, the days in a picture', () => {
    const message = renderAnswer({
      outcome: 'done with warnings',
      headline: 'Not complete. 2021-11-01..2021-11-30: 30 days, 29 with games.',
      facts: [],
      blocks: [sampleMatrix(november)],
      next: ['backfill 2021-11-01..2021-11-30 --phase 3'],
      data: {},
    })
    expect(message.picture?.columns).toHaveLength(30)
    expectMessage('coverage', message)
  })

  test('a refusal: what was seen, that nothing was done, the way out', () => {
    expectMessage(
      'refusal',
      renderRefusal(
        refuse(
          'bad-value',
          '`--only` takes pgs, togs, tdgs, utgc, upgc, tdza, psza, pcf, pdc, mlfs; got `pzsa`.',
          'backfill 2021-11-22 --only psza',
        ),
      ),
    )
  })

  test('a plan with its reasons, who may press, until when, and the same when it was pressed', () => {
    expectMessage('plan', renderPlan(planned(backfillPlan, echo), question))
    expectMessage('plan-ingest', renderPlan(planned(ingestPlan, echo), { ...question, secondPerson: true }))
    expectMessage('plan-closed', renderPlanClosed(planned(backfillPlan, echo), 'Confirmed by ana: run k3f9.'))
  })

  test('a plan that destroys says what, and asks for its name', () => {
    const destroys = { ...planned(backfillPlan, echo), destroys: 'registry season 2021-22' }
    expectMessage('plan-destroys', renderPlan(destroys, { ...question, secondPerson: true }))
    const view = typeNameView('tok-1', 'registry season 2021-22')
    expect(checkView(view)).toEqual([])
    expectFile('type-name.txt', readBlocks(view.blocks).join('\n'))
  })

  test('progress at nothing, half and all of it: the same lines in the same places', () => {
    const messages = [
      renderProgress(runAfter(1), moment(0)),
      renderProgress(runAfter(6), moment(14)),
      renderProgress({ ...runAfter(5), pausedBy: 'bo' }, moment(14)),
      renderProgress(doneRun(false), moment(20)),
    ]
    expectMessage('progress-0', messages[0]!)
    expectMessage('progress-50', messages[1]!)
    expectMessage('progress-paused', messages[2]!)
    expectMessage('progress-100', messages[3]!)
    const shapes = messages.map(({ blocks }) => blocks.map(({ type }) => type).join())
    expect(new Set(shapes).size).toBe(1)
    expect(new Set(messages.map(({ blocks }) => readBlocks(blocks).length)).size).toBe(1)
  })

  test('the end of a run: done, failed, stopped', () => {
    for (const [name, view] of [
      ['end-done', doneRun(true)],
      ['end-failed', runAfter(Number.POSITIVE_INFINITY)],
      [
        'end-stopped',
        {
          ...runAfter(5),
          outcome: 'cancelled' as const,
          units: runAfter(5).units.map(unit =>
            unit.state === 'waiting' ? { ...unit, state: 'cancelled' as const } : unit,
          ),
        },
      ],
    ] as const)
      expectMessage(name, renderEnd(view, answerRun(view)))
  })

  test('the home: last night, what runs, what waits, what is asked most', () => {
    const view = renderHome({
      daily: morning,
      running: [runAfter(6), { ...runAfter(1), runId: 'k3f9', pausedBy: 'bo' }],
      namesWaiting: 12,
      workers: 4,
      now: moment(14),
    })
    expect(checkView(view)).toEqual([])
    expectFile('home.txt', readBlocks(view.blocks).join('\n'))
    const idle = renderHome({
      daily: undefined,
      running: [],
      namesWaiting: undefined,
      workers: 0,
      now: moment(14),
    })
    expect(checkView(idle)).toEqual([])
    expectFile('home-idle.txt', readBlocks(idle.blocks).join('\n'))
  })

  test('the modal: a menu of commands, then the fields of one', () => {
    const menu = commandModal([daily, backfill, why])
    expect(checkView(menu)).toEqual([])
    expectFile('modal-menu.txt', readBlocks(menu.blocks).join('\n'))
    expectFile(
      'modal-backfill.txt',
      readBlocks(commandForm(backfill, { range: 'nov 2021' }).blocks).join('\n'),
    )
    expectJson('modal-backfill', commandForm(backfill))
    expectFile('modal-why.txt', readBlocks(commandForm(why).blocks).join('\n'))
  })

  test('an alert: one message for one cause, and the same when it is solved', () => {
    expectMessage('alert', renderAlert(alert))
    expectMessage(
      'alert-solved',
      renderAlert({ ...alert, solved: { at: moment(7200), how: 'run m2d7 committed all of it' } }),
    )
  })

  test('the digest of the morning', () => {
    expectMessage('digest', renderDigest(morning))
  })
})
