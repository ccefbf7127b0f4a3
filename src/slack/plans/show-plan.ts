import { isRefusal } from '../../assistant/refusal.ts'
import type { PlannedWork } from '../../assistant/request/handler.ts'
import type { Asker } from '../../assistant/rights/asker.ts'
import { bareId } from '../app/bare-id.ts'
import type { SlackParts } from '../app/slack-parts.ts'
import { sayToKeep } from '../deliver/say.ts'
import { sendAttachments } from '../deliver/send-attachments.ts'
import type { Where } from '../deliver/where.ts'
import { renderPlan } from '../render/render-plan.ts'
import { closeIfClosed } from './close-plan.ts'
import { keepPlan, type PendingPlan, PLAN_MINUTES } from './pending-plan.ts'

/**
 * Shows a plan with its buttons where it was asked for. What a press needs is in the store before the buttons can be
 * seen, and lives on when this process does not.
 */
export async function showPlan(
  parts: SlackParts,
  {
    where,
    words,
    planned,
    asker,
  }: {
    readonly where: Where
    readonly words: readonly string[]
    readonly planned: PlannedWork
    readonly asker: Asker
  },
): Promise<PendingPlan> {
  const { store, now, newId, rights } = parts
  const known = rights()
  const token = newId()
  const expiresAt = new Date(now().getTime() + PLAN_MINUTES * 60_000)
  const secondPerson = planned.destroys !== undefined && !isRefusal(known) && known.secondPerson
  const user = bareId(asker.id)
  const message = renderPlan(planned, { token, expiresAt, secondPerson, asker: user })
  const plan = {
    token,
    words,
    planned,
    user,
    name: asker.name,
    expiresAt: expiresAt.toISOString(),
    secondPerson,
  }
  // Somebody may press before Slack has told us where the message stands.
  const { channel, thread = '' } = where
  await keepPlan(store, { ...plan, channel, thread, ts: '' })
  const said = await sayToKeep(parts, where, message)
  const pending = {
    ...plan,
    channel: said.channel,
    ts: said.ts,
    thread: said.channel === channel ? (where.thread ?? said.ts) : said.ts,
  }
  await keepPlan(store, pending)
  await closeIfClosed(parts, pending)
  await sendAttachments(parts, { ...where, channel: pending.channel, thread: pending.thread }, message)
  return pending
}
