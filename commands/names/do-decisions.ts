import type { Answer } from '../../src/assistant/answer/answer.ts'
import { sayDecision } from '../../src/assistant/names/say-decision.ts'
import { isRefusal, type Refusal, refuse } from '../../src/assistant/refusal.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import type { PlannedWork } from '../../src/assistant/request/handler.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import { printDates } from '../../src/assistant/words/print-dates.ts'
import type { DecisionDraft, NameDecision } from '../../src/pipeline/names/name-decision.ts'
import { pendingDates, readNamesWork } from '../../src/pipeline/names/names-work.ts'
import { readDecisions } from '../../src/pipeline/names/read-decisions.ts'
import { whyNotDecide } from '../../src/pipeline/names/why-not-decide.ts'
import { appendDecisions, writeDecisions } from '../../src/pipeline/names/write-decisions.ts'
import { runPlan } from '../backfill/run-plan.ts'

/**
 * Writes what was confirmed, then runs the units. Whatever becomes of the run, the decisions stand; how far their rows are
 * is read from the tables.
 */
export async function doDecisions(planned: PlannedWork, context: CommandContext): Promise<Answer | Refusal> {
  const drafts = planned.decides ?? []
  if (drafts.length > 0) {
    const refusal = await decide(drafts, context)
    if (refusal) return refusal
  }
  const ran = await runPlan(planned, context)
  const warehouse = await context.reading()
  const work = await readNamesWork(warehouse, { today: context.today })
  const pending = pendingDates(work)
  const said = drafts.length === 1 && drafts[0] ? sayDecision(drafts[0]) : plural(drafts.length, 'decision')
  if (isRefusal(ran)) {
    if (drafts.length === 0) return ran
    return refuse(
      ran.code,
      `Accepted, and ${plural(pending.length, 'date')} pending: ${said}. ${ran.message}`,
      'registry reprocess',
      ...ran.fix,
    )
  }
  const what = drafts.length === 0 ? 'Names' : `Decided: ${said}`
  const isDone = pending.length === 0
  return {
    ...ran,
    outcome: isDone || ran.outcome !== 'done' ? ran.outcome : 'done with warnings',
    headline: isDone
      ? `${what}; all rows are there. ${ran.headline}`
      : `${drafts.length === 0 ? 'Names: ' : 'Accepted, '}${plural(pending.length, 'date')} pending${drafts.length === 0 ? '' : `: ${said}`}. ${ran.headline}`,
    facts: isDone ? ran.facts : [`pending: ${printDates(pending)}`, ...ran.facts],
    next: isDone ? ['registry queue'] : ['registry reprocess', ...(ran.next ?? [])],
    data: { ...(ran.data as object), pending },
  }
}

const isWhole = (draft: DecisionDraft | NameDecision): draft is NameDecision => 'id' in draft

/** Writes all or none; somebody who was faster is named with what he decided. */
export async function decide(
  drafts: readonly (DecisionDraft | NameDecision)[],
  context: CommandContext,
): Promise<Refusal | undefined> {
  const warehouse = await context.writing()
  const known = await readDecisions(warehouse)
  for (const draft of drafts) {
    const objection = whyNotDecide(draft, known)
    if (objection) return refuse(objection.code, objection.says, 'registry queue')
  }
  const by = { id: context.asker.id, name: context.asker.name }
  const { now, newId } = context
  const outcome = drafts.every(isWhole)
    ? await appendDecisions(warehouse, drafts, known, { by, now })
    : await writeDecisions(warehouse, drafts, known, { by, now, newId })
  if (outcome.written !== false) return undefined
  const words = outcome.by.map(decision => `${decision.by.name} decided: ${sayDecision(decision)}`)
  return refuse(
    'decided-already',
    `Somebody was faster. ${words.join('; ')}. Nothing of yours was written.`,
    'registry queue',
  )
}
