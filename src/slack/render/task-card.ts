import type { TaskCardBlock } from '@slack/types'
import { unitErrorText } from '../../assistant/run/unit-error-text.ts'
import { formatCount } from '../../assistant/words/format-count.ts'
import { plural } from '../../assistant/words/plural.ts'
import { cutText } from '../mrkdwn/cut-text.ts'
import { paragraph } from './paragraph.ts'
import { richText } from './rich-text.ts'
import { sayRunning } from './say-running.ts'
import type { Progress } from './table-progress.ts'

/** Characters of a card's one line. */
const LONGEST = 240

/** One table of a run: a title with its units, and always one line below it, whatever happens. */
export function taskCard(table: Progress, now: Date, isOver: boolean): TaskCardBlock {
  const { name, total, committed } = table
  return {
    type: 'task_card',
    task_id: cutText(name, 200),
    title: cutText(`${name}: ${formatCount(committed)} of ${plural(total, 'unit')}`, 200),
    status: statusOf(table, isOver),
    details: richText(paragraph({ type: 'text', text: cutText(sayState(table, now), LONGEST) })),
  }
}

function statusOf(
  { failed, blocked, committed, total, running }: Progress,
  isOver: boolean,
): TaskCardBlock['status'] {
  if (failed.length + blocked > 0) return 'error'
  if (committed === total) return 'complete'
  return !isOver && running.length + committed > 0 ? 'in_progress' : 'pending'
}

function sayState(table: Progress, now: Date): string {
  const { rows, expectedFailures, otherFailures, committed, failed, blocked, cancelled } = table
  const [worst] = failed
  const current = sayRunning(table.running, now)?.replace(`${table.name} `, '')
  const parts = [
    ...(worst
      ? [
          `${plural(failed.length, 'unit')} failed: ${worst.unit.id.replace(`${table.name} `, '')}${whyOf(worst)}`,
        ]
      : []),
    ...(blocked > 0 ? [`${formatCount(blocked)} blocked`] : []),
    ...(cancelled > 0 ? [`${formatCount(cancelled)} not run`] : []),
    ...(current === undefined ? [] : [`now ${current}`]),
    ...(committed > 0 ? [plural(rows, 'row')] : []),
    ...(otherFailures > 0 ? [`${plural(otherFailures, 'failure')} to investigate`] : []),
    ...(expectedFailures > 0 ? [plural(expectedFailures, 'expected failure')] : []),
  ]
  return parts.length === 0 ? 'waits for its turn' : parts.join(', ')
}

const whyOf = ({ error }: Progress['failed'][number]): string =>
  error === undefined ? '' : ` (${cutText(unitErrorText(error), 120)})`
