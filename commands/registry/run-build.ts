import type { Answer } from '../../src/assistant/answer/answer.ts'
import { isRefusal, type Refusal } from '../../src/assistant/refusal.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import type { PlannedWork } from '../../src/assistant/request/handler.ts'
import { runPlan } from '../backfill/run-plan.ts'

/** Runs the plan of a build as any other; what was replaced can be had back, and the answer says how. */
export async function runBuild(planned: PlannedWork, context: CommandContext): Promise<Answer | Refusal> {
  const answer = await runPlan(planned, context)
  if (isRefusal(answer) || (answer.outcome !== 'done' && answer.outcome !== 'done with warnings'))
    return answer
  const { runId } = answer.data as { readonly runId: string }
  const goesOn = answer.next?.some(line => line.startsWith('watch ')) ?? false
  if (goesOn) return answer
  const undo = planned.destroys === undefined ? [] : [`registry undo ${runId}`]
  return { ...answer, next: ['registry check', ...undo] }
}
