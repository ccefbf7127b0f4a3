import type { Button, KnownBlock } from '@slack/types'
import { describe, expect, test } from 'vitest'
import { answerRun } from '../../../commands/answer-run.ts'
import { renderAnswer } from '../../../src/slack/render/render-answer.ts'
import { renderEnd } from '../../../src/slack/render/render-end.ts'
import { renderPlan } from '../../../src/slack/render/render-plan.ts'
import { renderPlanClosed } from '../../../src/slack/render/render-plan-closed.ts'
import { renderProgress } from '../../../src/slack/render/render-progress.ts'
import { typeNameView } from '../../../src/slack/render/type-name-view.ts'
import { backfillPlan, planned } from '../../terminal/sample-plan.ts'
import { moment, runAfter } from '../../terminal/sample-run.ts'
import { doneRun, validation } from './samples.ts'
import { toHtml } from './to-html.ts'

const buttonsOf = (blocks: readonly KnownBlock[]) =>
  blocks
    .flatMap((block): readonly unknown[] =>
      block.type === 'actions'
        ? block.elements
        : block.type === 'section' && block.accessory
          ? [block.accessory]
          : [],
    )
    .map(element => element as Button)
    .map(({ action_id, value, text }) => [action_id, value, text.text])

describe('what can be pressed', () => {
  test('the first three next commands that can be asked as they stand, and no line with a hole', () => {
    const next = [
      'help <command>',
      'daily',
      'BACKCOURT_HOME=x backcourt daily',
      'run k3f9',
      'sql "1"',
      'health',
    ]
    expect(buttonsOf(renderAnswer({ ...validation, next }).blocks)).toEqual([
      ['ask', 'daily', 'Daily'],
      ['ask', 'run k3f9', 'Details'],
      ['ask', 'sql "1"', 'Sql'],
    ])
  })

  test('Confirm and Cancel carry the token; a closed plan carries nothing', () => {
    const question = { token: 'tok-1', expiresAt: moment(900), secondPerson: false }
    const work = planned(backfillPlan, 'echo')
    expect(buttonsOf(renderPlan(work, question).blocks)).toEqual([
      ['confirm_plan', 'tok-1', 'Confirm'],
      ['decline_plan', 'tok-1', 'Cancel'],
    ])
    expect(buttonsOf(renderPlanClosed(work, 'Expired.').blocks)).toEqual([])
    expect(typeNameView('tok-1', 'x').private_metadata).toBe('tok-1')
  })

  test('a run can be stopped and paused, a paused one continued, one that ends not at all', () => {
    const view = runAfter(6)
    expect(buttonsOf(renderProgress(view, moment(14)).blocks)).toEqual([
      ['cancel_run', view.runId, 'Stop'],
      ['pause_run', view.runId, 'Pause'],
    ])
    expect(buttonsOf(renderProgress({ ...view, pausedBy: 'bo' }, moment(14)).blocks)).toEqual([
      ['cancel_run', view.runId, 'Stop'],
      ['continue_run', view.runId, 'Continue'],
    ])
    expect(buttonsOf(renderProgress({ ...view, cancelRequestedBy: 'bo' }, moment(14)).blocks)).toEqual([])
  })

  test('a failed run offers Retry and Why of the day that broke the contract; a good one does not', () => {
    const failed = runAfter(Number.POSITIVE_INFINITY)
    expect(buttonsOf(renderEnd(failed, answerRun(failed)).blocks)).toEqual([
      ['ask', `retry ${failed.runId}`, 'Retry failed'],
      ['ask', 'why pcf 2021-11-18', 'Why'],
      ['ask', 'report 2021-10-19..2021-12-31', 'Report'],
      ['ask', `run ${failed.runId} --verbose`, 'Details'],
    ])
    const done = doneRun(true)
    expect(buttonsOf(renderEnd(done, answerRun(done)).blocks)).toEqual([
      ['ask', 'report 2021-10-19..2021-12-31', 'Report'],
      ['ask', 'validate 2021-10-19..2021-12-31', 'Validate'],
    ])
  })
})

test('a table of a run that is over is done, failed or not run, and never still running', () => {
  const view = { ...runAfter(6), outcome: 'cancelled' as const }
  const plan = renderEnd(view, answerRun(view)).blocks.find(block => block.type === 'plan')
  const states = (plan?.tasks ?? []).map(({ status }) => status)
  expect(states).toEqual(['complete', 'complete', 'pending', 'pending', 'pending'])
})

describe('a message drawn as HTML', () => {
  test('holds its words escaped, its buttons and the state of its tables', () => {
    const blocks = renderEnd(runAfter(11), answerRun(runAfter(11))).blocks
    const html = toHtml(blocks)
    expect(html).toContain('<span class="button ">Retry failed</span>')
    expect(html.match(/class="mark error"/g)).toHaveLength(2)
    expect(toHtml(renderAnswer({ ...validation, headline: 'a <b> & c' }).blocks)).toContain(
      'a &lt;b&gt; &amp; c',
    )
  })
})
