import { isRefusal } from '../../assistant/refusal.ts'
import type { Asker } from '../../assistant/rights/asker.ts'
import type { SlackParts } from '../app/slack-parts.ts'
import { sayOnlyTo } from '../deliver/say.ts'
import type { Where } from '../deliver/where.ts'
import { renderRefusal } from '../render/render-refusal.ts'
import { closePlan } from './close-plan.ts'
import { judgePress } from './judge-press.ts'

/** Somebody does not want the plan: nothing was run, and its buttons go. */
export async function declinePlan(
  parts: SlackParts,
  token: string,
  presser: Asker,
  where: Where,
): Promise<void> {
  const plan = await judgePress(parts, token, presser, 'decline')
  if (isRefusal(plan)) return sayOnlyTo(parts, where, renderRefusal(plan))
  const words = `Declined by ${presser.name}. Nothing was run.`
  await closePlan(parts, token, { how: 'declined', by: presser.name, words })
}
