import type { SlackParts } from '../app/slack-parts.ts'
import { renderPlanClosed } from '../render/render-plan-closed.ts'
import { type ClosedPlan, forgetPlan, type PendingPlan, readClosedPlan, takePlan } from './pending-plan.ts'

/** Nobody can confirm the plan any more, and its message says why. False when it was closed before. */
export async function closePlan(parts: SlackParts, token: string, closed: ClosedPlan): Promise<boolean> {
  const plan = await takePlan(parts.store, token, closed)
  // Without a place yet, the message is closed by whoever waits for the place.
  if (plan && plan.ts !== '') showClosed(parts, plan, closed)
  return plan !== undefined
}

/** The plan has its place now; what was closed before that loses its buttons. */
export async function closeIfClosed(parts: SlackParts, plan: PendingPlan): Promise<void> {
  const closed = await readClosedPlan(parts.store, plan.token)
  if (!closed) return
  await forgetPlan(parts.store, plan.token)
  showClosed(parts, plan, closed)
}

const showClosed = (parts: SlackParts, plan: PendingPlan, { words }: ClosedPlan): void =>
  parts.background.run('closing a plan', () =>
    parts.edits.put(plan, () => renderPlanClosed(plan.planned, words), 'last'),
  )
