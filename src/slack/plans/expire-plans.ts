import type { SlackParts } from '../app/slack-parts.ts'
import { renderPlanClosed } from '../render/render-plan-closed.ts'
import { closePlan, openPlans, type PendingPlan } from './pending-plan.ts'

/** So often, by one process of several. */
const EVERY_SECONDS = 60

export const hasExpired = ({ expiresAt }: PendingPlan, now: Date): boolean =>
  Date.parse(expiresAt) <= now.getTime()

export const sayExpired = ({ expiresAt }: PendingPlan): string =>
  `The plan expired at ${expiresAt.slice(11, 16)} UTC, for the world moves on; ask again.`

/** Takes the buttons off plans that nobody can confirm any more. */
export async function expirePlans({ store, edits, now, background }: SlackParts): Promise<void> {
  if (!(await store.claim('slack:expiring', '1', EVERY_SECONDS))) return
  for (const plan of (await openPlans(store)).filter(each => hasExpired(each, now()))) {
    const words = sayExpired(plan)
    if (!(await closePlan(store, plan.token, { how: 'expired', by: '', words }))) continue
    background.run('closing an expired plan', () =>
      edits.put(plan, () => renderPlanClosed(plan.planned, words), 'last'),
    )
  }
}
