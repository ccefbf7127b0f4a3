import { isRefusal } from '../../assistant/refusal.ts'
import { sayOnlyTo } from '../deliver/say.ts'
import { confirmPlan } from '../plans/confirm-plan.ts'
import { judgePress } from '../plans/judge-press.ts'
import { renderRefusal } from '../render/render-refusal.ts'
import { typeNameView } from '../render/type-name-view.ts'
import { onPress } from './press.ts'

/** Confirm: at once, or after the name of what is destroyed was typed. */
export const onConfirm = onPress(async (parts, { value: token, presser, where, trigger }) => {
  const plan = await judgePress(parts, token, presser, 'confirm')
  if (isRefusal(plan)) return sayOnlyTo(parts, where, renderRefusal(plan))
  const { destroys } = plan.planned
  if (destroys === undefined) return confirmPlan(parts, token, presser, where)
  await parts.client.views.open({ trigger_id: trigger, view: typeNameView(token, destroys) })
})
