import { createHash } from 'node:crypto'
import { sayDecision } from '../../src/assistant/names/say-decision.ts'
import { type Refusal, refuse } from '../../src/assistant/refusal.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import type { PlannedWork } from '../../src/assistant/request/handler.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import type { DecisionDraft, NameDecision } from '../../src/pipeline/names/name-decision.ts'
import { type NamesWork, pendingDates, readNamesWork } from '../../src/pipeline/names/names-work.ts'
import { planNames } from '../../src/pipeline/names/plan-names.ts'
import { readDecisions } from '../../src/pipeline/names/read-decisions.ts'
import { whyNotDecide } from '../../src/pipeline/names/why-not-decide.ts'
import { seasonYearOf } from '../../src/pipeline/season.ts'
import { refuseOverlap } from '../backfill/refuse-overlap.ts'
import { sayChanges } from './say-changes.ts'
import { sayRows } from './say-rows.ts'

const MOST_SAID = 5

/** What would be decided, and exactly what would be made again for it: reads only. */
export async function planDecisions(
  drafts: readonly (DecisionDraft | NameDecision)[],
  context: CommandContext,
  {
    line,
    dryRun,
    notes = [],
  }: { readonly line: string; readonly dryRun: boolean; readonly notes?: readonly string[] },
): Promise<PlannedWork | Refusal> {
  const warehouse = await context.reading()
  const decisions = await readDecisions(warehouse)
  for (const draft of drafts) {
    const objection = whyNotDecide(draft, decisions)
    if (!objection) continue
    const fix = objection.decision ? [`registry take-back ${objection.decision.id}`] : []
    return refuse(objection.code, objection.says, ...fix, 'registry queue')
  }
  const work = await readNamesWork(warehouse, { today: context.today, drafts })
  const seasons = drafts.flatMap(({ key }) => seasonYearOf(key.season) ?? [])
  const plan = planNames(line, work, [...new Set(seasons)])
  const overlap = dryRun ? undefined : refuseOverlap(plan, await context.runs.list())
  if (overlap) return overlap
  const said = drafts.slice(0, MOST_SAID).map(sayDecision)
  const more = drafts.length - said.length
  return {
    planned: true,
    plan,
    echo: [...said, ...(more > 0 ? [`and ${plural(more, 'more decision')}`] : [])].join('; '),
    onlyPlan: dryRun,
    requestKey: createHash('sha256').update(line).digest('hex').slice(0, 16),
    decides: drafts,
    notes: [...notes, ...sayEffect(work)],
  }
}

/** Every row and date that a plan for names touches, in a few lines. */
export const sayEffect = (work: NamesWork): readonly string[] => [
  ...work.seasons.flatMap(({ changes }) => sayChanges(changes)),
  ...sayRows(work),
  ...(pendingDates(work).length === 0 ? ['no row that was computed changes'] : []),
]
