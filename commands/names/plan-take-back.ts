import { nearest } from '../../src/assistant/command/nearest.ts'
import { type Refusal, refuse } from '../../src/assistant/refusal.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import type { PlannedWork } from '../../src/assistant/request/handler.ts'
import { standing } from '../../src/pipeline/names/fold-decisions.ts'
import { readDecisions } from '../../src/pipeline/names/read-decisions.ts'
import { planDecisions } from './plan-decisions.ts'

/** Plans the undoing of one decision, which is a decision itself. */
export async function planTakeBack(
  { decision: id, dryRun }: { readonly decision: string; readonly dryRun: boolean },
  context: CommandContext,
): Promise<PlannedWork | Refusal> {
  const decisions = await readDecisions(await context.reading())
  const found = decisions.find(each => each.id === id)
  if (!found) {
    const guess = nearest(
      id,
      decisions.map(each => each.id),
    )
    return refuse(
      'unknown-decision',
      `There is no decision \`${id}\`.`,
      ...(guess ? [`registry take-back ${guess}`] : []),
      'registry history',
    )
  }
  const undone = decisions.findLast(each => each.kind === 'undo' && each.undoes === id)
  if (found.kind !== 'undo' && !standing(decisions).some(each => each.id === id))
    return refuse(
      'taken-back',
      `Decision ${id} was taken back${undone ? ` by ${undone.by.name}` : ''}.`,
      ...(undone ? [`registry take-back ${undone.id}`] : []),
    )
  const { key, rawName, scope, player } = found
  const draft = { kind: 'undo' as const, key, rawName, scope, undoes: id, ...(player ? { player } : {}) }
  return planDecisions([draft], context, { line: `registry take-back ${id}`, dryRun })
}
