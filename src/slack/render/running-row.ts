import type { SectionBlock } from '@slack/types'
import type { RunView } from '../../assistant/run/run-view.ts'
import { formatCount } from '../../assistant/words/format-count.ts'
import { plural } from '../../assistant/words/plural.ts'
import { escapeText } from '../mrkdwn/escape-text.ts'
import { askButton } from './ask-button.ts'
import { sayTime } from './say-time.ts'
import { shareBar } from './share-bar.ts'
import { runProgress } from './table-progress.ts'

/** A run under way in two lines, with a button for more. */
export function runningRow(view: RunView, now: Date): SectionBlock {
  const { committed, total, failed, blocked } = runProgress(view)
  const trouble = failed.length + blocked === 0 ? '' : `, ${formatCount(failed.length)} failed`
  const state = view.pausedBy === undefined ? '' : `, paused by ${view.pausedBy}`
  return {
    type: 'section',
    text: {
      type: 'mrkdwn',
      text: `*Run ${escapeText(view.runId)}* ${escapeText(view.plan.command, 200)}\n${shareBar(committed, total)}  ${formatCount(committed)} of ${plural(total, 'unit')}${trouble}${escapeText(state, 100)}, ${sayTime(view, now)}`,
      verbatim: true,
    },
    accessory: askButton('Show', `run ${view.runId}`),
  }
}
