import { declinePlan } from '../plans/decline-plan.ts'
import { onPress } from './press.ts'

/** Cancel, on a plan. */
export const onDecline = onPress(async (parts, { value: token, presser, where }) =>
  declinePlan(parts, token, presser, where),
)
