import { createHash } from 'node:crypto'
import { echoRange, printRange } from '../../src/assistant/range/echo-range.ts'
import { isRefusal, type Refusal, refuse } from '../../src/assistant/refusal.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import type { PlannedWork } from '../../src/assistant/request/handler.ts'
import { readRange } from '../../src/assistant/request/read-range.ts'
import { refuseFiles } from '../../src/assistant/request/refuse-files.ts'
import { printDates } from '../../src/assistant/words/print-dates.ts'
import { finishPlan } from '../../src/pipeline/plan/finish-plan.ts'
import { joinEstimates } from '../../src/pipeline/plan/join-estimates.ts'
import type { Need, Plan } from '../../src/pipeline/plan/plan.ts'
import { type Policy, planBackfill } from '../../src/pipeline/plan/plan-backfill.ts'
import { planIngest } from '../../src/pipeline/plan/plan-ingest.ts'
import type { Processor } from '../../src/pipeline/processors/define-processor.ts'
import { seasonOf } from '../../src/pipeline/season.ts'
import { readState } from '../../src/pipeline/state/read-state.ts'
import { seasonStart } from '../../src/pipeline/units/unit.ts'
import { groupBy } from '../../src/warehouse/group-by.ts'
import { chosenProcessors } from '../choices.ts'
import { findInterrupted } from './find-interrupted.ts'
import { refuseOverlap } from './refuse-overlap.ts'

export type BackfillInput = {
  readonly range: string
  readonly phase?: '2' | '3' | '4' | 'all' | undefined
  readonly only?: readonly string[] | undefined
  readonly policy: Policy
  readonly withGaps: boolean
  readonly dryRun: boolean
}

/** Plans an ingest, a backfill, or both in one: reads only. */
export async function planRequest(
  input: BackfillInput,
  context: CommandContext,
  verb: 'ingest' | 'backfill',
): Promise<PlannedWork | Refusal> {
  if (input.only && input.phase !== undefined) {
    return refuse(
      'contradiction',
      `--only ${input.only.join(',')} says which tables; --phase ${input.phase} says it again.`,
      `backfill ${input.range} --only ${input.only.join(',')}`,
      `backfill ${input.range} --phase ${input.phase}`,
    )
  }
  const phase = input.phase ?? '4'
  const ingests = phase === '2' || phase === 'all'
  const chosen = phase === '2' ? [] : chosenProcessors(input.only, phase === 'all' ? [3, 4] : [Number(phase)])
  const warehouse = await context.reading()
  const read = await readRange(input.range, context, warehouse, { withFiles: ingests })
  if (isRefusal(read)) return read
  const { range, calendar } = read
  if (ingests) {
    const problem = await context.store.probe()
    if (problem) return refuseFiles(problem)
  }
  const line = commandLine(verb, input, range.start, range.end)
  const state = await readState(warehouse, seasonStart(seasonOf(range.start)), range.end)
  const request = { command: line, start: range.start, end: range.end }
  const files = ingests
    ? await planIngest(request, context.store, warehouse, state, range.gameDays.length, context.stop)
    : undefined
  const tables =
    chosen.length > 0
      ? planBackfill({ ...request, processors: chosen, policy: input.policy }, calendar, state, files?.units)
      : undefined
  const plan = joinPlans(files, tables)
  // Somebody's run may be making what is missing, so he is named first.
  const overlap = input.dryRun ? undefined : refuseOverlap(plan, await context.runs.list())
  if (overlap) return overlap
  if (plan.needs.length > 0 && !input.withGaps) return refuseNeeds(plan.needs, input, range)
  const requestKey = createHash('sha256').update(line).digest('hex').slice(0, 16)
  const echo = `${echoRange(range)}${chosen.length > 0 ? `; ${sayTables(chosen)}` : '; raw tables'}`
  const work = { planned: true, plan, echo, onlyPlan: input.dryRun, requestKey, notes: [] } as const
  return findInterrupted(work, input.policy, context, warehouse)
}

/** The command as understood: dates instead of words, so that the same request reads the same tomorrow. */
function commandLine(verb: string, input: BackfillInput, start: string, end: string): string {
  const flags = [
    ...(verb === 'backfill' && input.phase ? [`--phase ${input.phase}`] : []),
    ...(input.only ? [`--only ${input.only.join(',')}`] : []),
    ...(input.policy === 'missing' ? [] : [`--policy ${input.policy}`]),
    ...(input.withGaps ? ['--with-gaps'] : []),
  ]
  return [verb, printRange({ start, end }), ...flags].join(' ')
}

const sayTables = (chosen: readonly Processor[]): string => chosen.map(({ id }) => id).join(', ')

/** Ingest first, then what hangs on it; the units of the second are already linked to those of the first. */
function joinPlans(files: Plan | undefined, tables: Plan | undefined): Plan {
  const [first, second] = [files ?? tables, files ? tables : undefined]
  if (!first) throw new Error('a request plans at least one phase')
  if (!second) return first
  return finishPlan({
    ...first,
    units: [...first.units, ...second.units],
    excluded: [...first.excluded, ...second.excluded],
    needs: second.needs,
    estimate: joinEstimates(first.estimate, second.estimate),
    code: `${first.code} ${second.code}`,
  })
}

/** Upstream work is named, never silently done. */
function refuseNeeds(
  needs: readonly Need[],
  input: BackfillInput,
  range: { readonly start: string; readonly end: string },
): Refusal {
  const phase = Math.min(...needs.map(need => need.phase))
  const first = needs.filter(need => need.phase === phase)
  const days = [...new Set(first.flatMap(({ dates }) => dates))].sort()
  const [start, end] = [days[0] as string, days.at(-1) as string]
  const dates = printRange({ start, end })
  const words = [...groupBy(needs, need => need.phase)]
    .sort(([one], [other]) => one - other)
    .map(([each, group]) => `Phase ${each}: ${sayNeeds(group)}`)
  const own = printRange(range)
  const flags = input.only ? ` --only ${input.only.join(',')}` : input.phase ? ` --phase ${input.phase}` : ''
  return refuse(
    'upstream-missing',
    `What this reads is not there. ${words.join('. ')}.`,
    phase === 2 ? `ingest ${dates}` : `backfill ${dates} --phase ${phase}`,
    `backfill ${own} --phase all`,
    `backfill ${own}${flags} --with-gaps`,
  )
}

/** Tables that lack the same days share a clause. */
const sayNeeds = (needs: readonly Need[]): string =>
  [...groupBy(needs, ({ dates }) => printDates(dates))]
    .map(([dates, group]) => `${group.map(({ target }) => target).join(', ')} on ${dates}`)
    .join('; ')
