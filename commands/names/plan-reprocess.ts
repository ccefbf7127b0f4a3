import type { Answer } from '../../src/assistant/answer/answer.ts'
import { printWords } from '../../src/assistant/command/quote-word.ts'
import { sayDecision } from '../../src/assistant/names/say-decision.ts'
import { type Refusal, refuse } from '../../src/assistant/refusal.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import type { PlannedWork } from '../../src/assistant/request/handler.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import { standing } from '../../src/pipeline/names/fold-decisions.ts'
import type { NameDecision } from '../../src/pipeline/names/name-decision.ts'
import { type NamesWork, pendingDates, readNamesWork } from '../../src/pipeline/names/names-work.ts'
import { planNames } from '../../src/pipeline/names/plan-names.ts'
import { readDecisions } from '../../src/pipeline/names/read-decisions.ts'
import { lookupOf } from '../../src/registry/lookup-of.ts'
import { reverseName } from '../../src/registry/name-parts.ts'
import { refuseOverlap } from '../backfill/refuse-overlap.ts'
import { sayEffect } from './plan-decisions.ts'

/** Plans whatever was decided and is not computed yet, of one name or of all. */
export async function planReprocess(
  { name, dryRun }: { readonly name?: string | undefined; readonly dryRun: boolean },
  context: CommandContext,
): Promise<PlannedWork | Answer | Refusal> {
  const warehouse = await context.reading()
  const decisions = await readDecisions(warehouse)
  const lookups = name === undefined ? [] : [lookupOf(name), lookupOf(reverseName(name))]
  const rawLookup = lookups.find(lookup => decisions.some(({ key }) => key.rawLookup === lookup))
  if (name !== undefined && rawLookup === undefined)
    return refuse('unknown-name', `Nothing was decided of ${name}.`, 'registry reprocess')
  const work = await readNamesWork(warehouse, {
    today: context.today,
    ...(rawLookup === undefined ? {} : { rawLookup }),
  })
  const pending = pendingDates(work)
  if (pending.length === 0)
    return {
      outcome: 'done',
      headline: `Nothing is pending${name === undefined ? '' : ` of ${name}`}: every decision has its rows.`,
      facts: [`${plural(decisions.length, 'decision')} so far`],
      next: ['registry queue'],
      data: { pending },
    }
  const line = printWords(['registry', 'reprocess', ...(name === undefined ? [] : [name])])
  const plan = planNames(line, work)
  const overlap = dryRun ? undefined : refuseOverlap(plan, await context.runs.list())
  if (overlap) return overlap
  return {
    planned: true,
    plan,
    echo: `${plural(pending.length, 'date')} pending after ${plural(decisions.length, 'decision')}`,
    onlyPlan: dryRun,
    requestKey: line,
    notes: [...sayWhat(decisions, work), ...sayEffect(work)],
  }
}

const MOST_SAID = 5

/** The decisions whose names come out differently, so that nobody confirms what he has forgotten. */
function sayWhat(decisions: readonly NameDecision[], { seasons }: NamesWork): readonly string[] {
  const names = new Set(seasons.flatMap(({ changes }) => changes.map(({ rawName }) => rawName)))
  const about = standing(decisions).filter(({ rawName }) => names.has(rawName))
  const said = about.slice(-MOST_SAID).map(each => `decided by ${each.by.name}: ${sayDecision(each)}`)
  const more = about.length - said.length
  return more > 0 ? [...said, `and ${plural(more, 'more decision')}`] : said
}
