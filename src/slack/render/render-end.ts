import type { Answer } from '../../assistant/answer/answer.ts'
import { printRange } from '../../assistant/range/echo-range.ts'
import type { RunView } from '../../assistant/run/run-view.ts'
import { formatCount } from '../../assistant/words/format-count.ts'
import { plural } from '../../assistant/words/plural.ts'
import { escapeText } from '../mrkdwn/escape-text.ts'
import { commandRow } from './command-row.ts'
import { firstFailing } from './first-failing.ts'
import { moment } from './moment.ts'
import { nextCommands } from './next-commands.ts'
import { note } from './note.ts'
import { progressPlan } from './progress-plan.ts'
import { renderAnswer } from './render-answer.ts'
import type { SlackMessage } from './slack-message.ts'
import { runProgress } from './table-progress.ts'

/** What the message of a run becomes when it is over: the verdict, every table, and what to do about it. */
export function renderEnd(view: RunView, answer: Answer): SlackMessage {
  const all = runProgress(view)
  const isStopped = all.cancelled > 0
  const rows = rowsFor(view, all.failed.length + all.blocked > 0, isStopped)
  // Resume does what the command of a stopped run would do again.
  const others = (answer.next ?? []).filter(
    line => rows.every(row => row.line !== line) && !(isStopped && line === view.plan.command),
  )
  const summary = renderAnswer({ ...answer, next: [] })
  const next = nextCommands(others, 'Next:')
  const files = [...(summary.files ?? []), ...next.files]
  const title = `${formatCount(all.committed)} of ${plural(all.total, 'unit')} committed`
  return {
    text: summary.text,
    blocks: [
      ...summary.blocks,
      progressPlan(view, title, new Date(view.lastAt)),
      ...rows.map(({ line, ...how }) => commandRow(line, how)),
      ...next.blocks,
      note(
        `${escapeText(view.plan.command, 300)}. Started by ${escapeText(view.by, 100)} ${moment(new Date(view.startedAt))}, over ${moment(new Date(view.lastAt))}.`,
      ),
    ],
    ...(files.length === 0 ? {} : { files }),
  }
}

type Row = { readonly line: string; readonly label: string; readonly says: string }

function rowsFor(view: RunView, isFailed: boolean, isStopped: boolean): readonly Row[] {
  const failing = firstFailing(view)
  return [
    ...(isFailed
      ? [{ line: `retry ${view.runId}`, label: 'Retry failed', says: 'Do again what failed or was blocked:' }]
      : []),
    ...(isStopped
      ? [{ line: `resume ${view.runId}`, label: 'Resume', says: 'Go on where it stopped:' }]
      : []),
    ...(failing
      ? [{ line: `why ${failing.table} ${failing.date}`, label: 'Why', says: 'Why the first one failed:' }]
      : []),
    { line: `report ${printRange(view.plan)}`, label: 'Report', says: 'The range as a page to send:' },
  ]
}
