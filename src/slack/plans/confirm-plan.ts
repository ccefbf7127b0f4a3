import { isRefusal, type Refusal, refuse } from '../../assistant/refusal.ts'
import type { PlannedWork } from '../../assistant/request/handler.ts'
import type { Asker } from '../../assistant/rights/asker.ts'
import { bareId } from '../app/bare-id.ts'
import type { SlackParts } from '../app/slack-parts.ts'
import { sayOnlyTo } from '../deliver/say.ts'
import { sayAnswer } from '../deliver/say-answer.ts'
import type { Where } from '../deliver/where.ts'
import { renderRefusal } from '../render/render-refusal.ts'
import { askAndFollow } from '../runs/ask-and-follow.ts'
import { closePlan } from './close-plan.ts'
import { judgePress } from './judge-press.ts'
import { beginPress, endPress, type PendingPlan, whoPresses } from './pending-plan.ts'
import { sayDrift } from './say-drift.ts'
import { showPlan } from './show-plan.ts'

/**
 * Somebody says yes to a plan. It is asked for again in his name and runs when it is still the plan that was shown;
 * everything else is a refusal that only he sees, and runs nothing.
 */
export async function confirmPlan(
  parts: SlackParts,
  token: string,
  presser: Asker,
  where: Where,
): Promise<void> {
  const { store } = parts
  const plan = await judgePress(parts, token, presser, 'confirm')
  if (isRefusal(plan)) return tellRefusal(parts, where, plan)
  if (!(await beginPress(store, token, presser.name))) {
    const who = (await whoPresses(store, token)) ?? 'Somebody'
    return tellRefusal(
      parts,
      where,
      refuse('pressed-twice', `${who} pressed Confirm a moment ago, and that is being worked on.`),
    )
  }
  try {
    // It may have been closed between the look and the press.
    const still = await judgePress(parts, token, presser, 'confirm')
    if (isRefusal(still)) return await tellRefusal(parts, where, still)
    await run(parts, still, presser, where)
  } finally {
    await endPress(store, token)
  }
}

async function run(parts: SlackParts, plan: PendingPlan, presser: Asker, where: Where): Promise<void> {
  const name = presser.id === `slack:${plan.user}` ? presser.name : `${presser.name} (asked by ${plan.name})`
  // Whoever is faster than Slack's answer presses on the message itself.
  const inThread = plan.ts === '' ? where : { ...where, channel: plan.channel, thread: plan.thread }
  let seen: PlannedWork | undefined
  const hasMoved = () => seen !== undefined && seen.plan.hash !== plan.planned.plan.hash
  const followed = await askAndFollow(parts, plan.words, {
    asker: { ...presser, name },
    where: { ...inThread, user: plan.user },
    showPlan: planned => {
      seen = planned
    },
    confirm: async () => !hasMoved(),
    begun: async runId => {
      const words = `Confirmed by ${presser.name}. It runs as ${runId}.`
      await closePlan(parts, plan.token, { how: 'run', by: presser.name, words, runId })
    },
  })
  if ('runId' in followed) return
  const { answer } = followed.response
  if (seen && hasMoved()) {
    const drift = sayDrift(plan.planned.plan, seen.plan)
    const words = `The world moved: plan ${plan.planned.plan.hash} is now ${seen.plan.hash}. ${drift}`
    await closePlan(parts, plan.token, {
      how: 'drifted',
      by: presser.name,
      words: `${words} Nothing was run.`,
    })
    await tellRefusal(parts, where, refuse('plan-drifted', `${words} The new plan is shown in the thread.`))
    const asker = { ...presser, id: `slack:${plan.user}`, name: plan.name }
    await showPlan(parts, {
      where: { ...inThread, user: plan.user },
      words: plan.words,
      planned: seen,
      asker,
    })
  } else if (isRefusal(answer)) {
    await tellRefusal(parts, where, answer)
  } else if (seen === undefined && answer.outcome !== 'failed') {
    // There is nothing left to do: somebody else did it meanwhile.
    await closePlan(parts, plan.token, {
      how: 'drifted',
      by: presser.name,
      words: `The world moved. ${answer.headline}`,
    })
    await tellRefusal(parts, where, refuse('plan-drifted', `The world moved. ${answer.headline}`))
  } else {
    await sayAnswer(parts, { ...inThread, user: bareId(presser.id) }, followed.response)
  }
}

const tellRefusal = (parts: SlackParts, where: Where, refusal: Refusal): Promise<void> =>
  sayOnlyTo(parts, where, renderRefusal(refusal))
