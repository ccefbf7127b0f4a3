import type { SlackParts } from '../app/slack-parts.ts'
import { commandModal } from '../render/command-modal.ts'

/** Opens the menu of commands. The trigger lives for three seconds, so nothing is asked before. */
export async function openMenu(parts: SlackParts, trigger: string, channel: string): Promise<void> {
  const view = { ...commandModal(parts.definitions), private_metadata: channel }
  await parts.client.views.open({ trigger_id: trigger, view })
}
