import type { RunView } from '../../assistant/run/run-view.ts'
import { unitErrorText } from '../../assistant/run/unit-error-text.ts'
import { formatCount } from '../../assistant/words/format-count.ts'
import { plural } from '../../assistant/words/plural.ts'
import { cutText } from '../mrkdwn/cut-text.ts'
import { escapeText } from '../mrkdwn/escape-text.ts'
import { inline } from './inline.ts'
import { moment } from './moment.ts'
import { note } from './note.ts'
import { paragraph } from './paragraph.ts'
import { progressPlan } from './progress-plan.ts'
import { richText } from './rich-text.ts'
import { runButtons } from './run-buttons.ts'
import { sayRunning } from './say-running.ts'
import { sayTime } from './say-time.ts'
import { shareBar } from './share-bar.ts'
import type { SlackMessage } from './slack-message.ts'
import { type Progress, runProgress } from './table-progress.ts'

/** Characters of a line that a person glances at. */
const LINE = 200

/**
 * The one message of a run, edited in place: always the same lines in the same order and a card for each table, however
 * many units there are, so that it does not jump under the eyes.
 */
export function renderProgress(view: RunView, now: Date): SlackMessage {
  const all = runProgress(view)
  const units = `${formatCount(all.committed)} of ${plural(all.total, 'unit')}`
  const lines = [
    shareBar(all.committed, all.total),
    `${units}, ${plural(all.rows, 'row')}${all.expectedFailures > 0 ? `, ${plural(all.expectedFailures, 'expected failure')}` : ''}`,
    sayNow(view, all, now),
    sayTime(view, now),
    sayTrouble(all),
  ]
  return {
    text: escapeText(
      `Run ${view.runId}: ${units}, ${sayTime(view, now)}; ${sayTrouble(all)}. ${view.plan.command}`,
      1_500,
    ),
    blocks: [
      richText(
        paragraph(
          ...inline(`Run ${view.runId}`, { bold: true }),
          { type: 'text', text: '\n' },
          { type: 'text', text: cutText(view.plan.command, 500), style: { code: true } },
          ...inline(`\n${lines.map(line => cutText(line, LINE)).join('\n')}`),
        ),
      ),
      progressPlan(view, `${units} committed`, now),
      note(
        `Started by ${escapeText(view.by, 100)} ${moment(new Date(view.startedAt))}. As of ${moment(now)}.`,
      ),
      ...runButtons(view),
    ],
  }
}

function sayNow(
  { pausedBy, cancelRequestedBy }: RunView,
  { running, committed, total }: Progress,
  now: Date,
): string {
  const current = sayRunning(running, now)
  if (cancelRequestedBy !== undefined)
    return `stopping, as ${cancelRequestedBy} asked${current === undefined ? '' : `, after: ${current}`}`
  if (pausedBy !== undefined)
    return `paused by ${pausedBy}${current === undefined ? '' : `, still running: ${current}`}`
  return `now: ${current ?? (committed === total ? 'closing the run' : 'between units')}`
}

function sayTrouble({ failed, blocked, otherFailures }: Progress): string {
  const last = failed.at(-1)
  if (last === undefined)
    return otherFailures === 0
      ? 'no unit failed so far'
      : `no unit failed so far; ${plural(otherFailures, 'failure')} to investigate`
  const waiting = blocked === 0 ? '' : ` (${formatCount(blocked)} blocked)`
  const why = last.error === undefined ? '' : `: ${unitErrorText(last.error)}`
  return `${plural(failed.length, 'unit')} failed${waiting}; ${last.unit.id}${why}`
}
