import { isRefusal, type Refusal, refuse } from '../../assistant/refusal.ts'
import type { Asker } from '../../assistant/rights/asker.ts'
import { authorise } from '../../assistant/rights/rights.ts'
import type { SlackParts } from '../app/slack-parts.ts'
import { commandOf } from './command-of.ts'
import { hasExpired, sayExpired } from './expire-plans.ts'
import { type ClosedPlan, type PendingPlan, readClosedPlan, readPlan } from './pending-plan.ts'

/**
 * The plan that somebody's press is about, or why it does nothing: it is run already, was closed before, is unknown or
 * expired, or he is not the one who may press.
 */
export async function judgePress(
  parts: SlackParts,
  token: string,
  presser: Asker,
  verb: 'confirm' | 'decline',
): Promise<PendingPlan | Refusal> {
  const { store, now } = parts
  const closed = await readClosedPlan(store, token)
  if (closed) return refuseClosed(closed)
  const plan = await readPlan(store, token)
  if (!plan) return refuse('plan-expired', 'The plan is too old to be known; ask for it again.')
  if (hasExpired(plan, now())) return refuse('plan-expired', sayExpired(plan), plan.words.join(' '))
  return mayPress(parts, plan, presser, verb) ?? plan
}

function refuseClosed({ how, by, words, runId }: ClosedPlan): Refusal {
  switch (how) {
    case 'run':
      return refuse(
        'already-run',
        `${by} confirmed this plan before, and it runs as ${runId}.`,
        ...(runId === undefined ? [] : [`run ${runId}`]),
      )
    case 'declined':
      return refuse('pressed-twice', `${by} declined this plan before.`)
    case 'expired':
      return refuse('plan-expired', words)
    case 'drifted':
      return refuse('pressed-twice', `${by} pressed before. ${words}`)
  }
}

/** Whoever asked, or an admin; with a second person, anybody else who may do it himself. */
function mayPress(
  { rights, definitions }: SlackParts,
  plan: PendingPlan,
  presser: Asker,
  verb: 'confirm' | 'decline',
): Refusal | undefined {
  const known = rights()
  if (isRefusal(known)) return known
  const isAsker = presser.id === `slack:${plan.user}`
  if (plan.secondPerson && verb === 'confirm') {
    if (isAsker)
      return refuse(
        'wrong-person',
        'You asked for it yourself: a second person has to confirm what destroys. Ask somebody who may to press.',
      )
    const command = commandOf(plan.words, definitions)
    return authorise({ rights: known, user: presser.name, asker: presser }, command.role, command.name)
  }
  if (isAsker || known.roleOf(presser) === 'admin') return undefined
  return refuse(
    'wrong-person',
    `${plan.name} asked for this plan: only ${plan.name} or an admin can ${verb} it, and you are ${presser.name}.`,
    plan.words.join(' '),
  )
}
