import type { ActionsBlock, Button } from '@slack/types'
import type { RunView } from '../../assistant/run/run-view.ts'

/** Stop and Pause, or Continue. Nothing to press on a run that ends anyway. */
export function runButtons({
  runId,
  pausedBy,
  cancelRequestedBy,
  outcome,
}: RunView): readonly ActionsBlock[] {
  if (outcome !== undefined || cancelRequestedBy !== undefined) return []
  const button = (action_id: string, text: string): Button => ({
    type: 'button',
    action_id,
    text: { type: 'plain_text', text, emoji: false },
    accessibility_label: `${text} run ${runId}`,
    value: runId,
  })
  const hold = pausedBy === undefined ? button('pause_run', 'Pause') : button('continue_run', 'Continue')
  return [{ type: 'actions', elements: [button('cancel_run', 'Stop'), hold] }]
}
