import type { SlackParts } from '../app/slack-parts.ts'
import { closePlan } from './close-plan.ts'
import { openPlans, type PendingPlan } from './pending-plan.ts'

/** So often, by one process of several. */
const EVERY_SECONDS = 60

export const hasExpired = ({ expiresAt }: PendingPlan, now: Date): boolean =>
  Date.parse(expiresAt) <= now.getTime()

export const sayExpired = ({ expiresAt }: PendingPlan): string =>
  `The plan expired at ${expiresAt.slice(11, 16)} UTC, for the world moves on; ask again.`

/** Takes the buttons off plans that nobody can confirm any more. */
export async function expirePlans(parts: SlackParts): Promise<void> {
  const { store, now } = parts
  if (!(await store.claim('slack:expiring', '1', EVERY_SECONDS))) return
  for (const plan of (await openPlans(store)).filter(each => hasExpired(each, now())))
    await closePlan(parts, plan.token, { how: 'expired', by: '', words: sayExpired(plan) })
}
