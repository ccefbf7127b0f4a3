import type { Answer, AnswerOutcome } from '../../src/assistant/answer/answer.ts'
import { echoRange } from '../../src/assistant/range/echo-range.ts'
import { parseRange } from '../../src/assistant/range/parse-range.ts'
import { isRefusal, type Refusal } from '../../src/assistant/refusal.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import type { CheckResult } from '../../src/pipeline/preflight/check.ts'
import { infrastructureChecks } from '../../src/pipeline/preflight/infrastructure/infrastructure-checks.ts'
import type { Machine } from '../../src/pipeline/preflight/machine.ts'
import { checksFor } from '../../src/pipeline/preflight/range-checks.ts'
import { rangeContext } from '../../src/pipeline/preflight/range-context.ts'
import { readSlate } from '../../src/pipeline/preflight/read-slate.ts'
import { runChecks } from '../../src/pipeline/preflight/run-checks.ts'
import { type Verdict, verdictOf } from '../../src/pipeline/preflight/verdict.ts'
import { type ChosenRange, chooseRange } from './choose-range.ts'
import { machineOf } from './machine-of.ts'
import { nextCommands } from './next-commands.ts'
import { moreOf, resultTable, sayTroubles } from './say-results.ts'

export type PreflightInput = {
  readonly range?: string | undefined
  readonly phase: '2' | '3' | '4'
  readonly quick: boolean
}

const outcomes: Readonly<Record<Verdict, AnswerOutcome>> = {
  ready: 'done',
  'ready with warnings': 'done with warnings',
  'not ready': 'failed',
}

/** What was looked at, as far as it could be. */
type Looked = { readonly results: readonly CheckResult[]; readonly chosen?: ChosenRange }

/** The machine first, then the range; a range that cannot be understood is refused before anything is looked at. */
export async function answerPreflight(
  input: PreflightInput,
  context: CommandContext,
  machine: Machine = machineOf(context),
): Promise<Answer | Refusal> {
  if (input.range !== undefined) {
    const request = parseRange(input.range, { today: context.today })
    if (isRefusal(request)) return request
  }
  const { signal } = machine
  const parts = await runChecks(infrastructureChecks, machine, signal ? { signal } : {})
  const looked = input.quick ? { results: parts } : await lookAtRange(input, machine, parts)
  return isRefusal(looked) ? looked : tell(input, looked)
}

async function lookAtRange(
  { range, phase }: PreflightInput,
  machine: Machine,
  parts: readonly CheckResult[],
): Promise<Looked | Refusal> {
  const checks = checksFor(Number(phase) as 2 | 3 | 4)
  const leaveOut = (because: string): Looked => ({
    results: [
      ...parts,
      ...checks.map(check => ({
        id: check.id,
        phase: check.phase,
        says: check.says,
        outcome: { kind: 'skipped', because } as const,
      })),
    ],
  })
  const failed = (id: string) => parts.some(part => part.id === id && part.outcome.kind === 'fail')
  if (failed('warehouse')) return leaveOut('warehouse failed')
  // Half a table answers half of what is asked of it.
  if (failed('tables')) return leaveOut('tables failed')
  const warehouse = await machine.open()
  const store = failed('file-store') ? undefined : machine.store
  const slate = await readSlate(warehouse, store, machine.today, machine.signal)
  if (slate.calendar.seasons.length === 0)
    return leaveOut(`no schedule: neither in the warehouse nor in ${machine.store.place}`)
  const chosen = chooseRange(range, slate)
  if (chosen === undefined) return leaveOut('no game was played yet')
  if (isRefusal(chosen)) return chosen
  const context = rangeContext(machine, warehouse, slate, { ...chosen.range, canList: store !== undefined })
  const { signal } = machine
  const results = await runChecks(checks, context, { before: parts, ...(signal ? { signal } : {}) })
  return { results: [...parts, ...results], chosen }
}

function tell(input: PreflightInput, { results, chosen }: Looked): Answer {
  const verdict = verdictOf(results)
  const what = input.quick ? 'this machine' : `Phase ${input.phase}`
  const days = chosen ? ` ${echoRange(chosen.range)}.` : ''
  const open = results.every(({ phase, outcome }) => phase === 'infrastructure' || outcome.kind === 'skipped')
  const next = nextCommands(results)
  return {
    outcome: outcomes[verdict],
    headline: `${verdict[0]?.toUpperCase()}${verdict.slice(1)} (${what}): ${sayCounts(results)}.${days}`,
    facts: [
      ...(chosen?.says ? [`looked at ${chosen.says}`] : []),
      ...(input.quick && input.range !== undefined
        ? [`--quick looks at the machine only; ${input.range} was not looked at`]
        : []),
      ...(!input.quick && open ? [`no phase was looked at: ${reasonOf(results)}`] : []),
      ...sayTroubles(results),
    ],
    details: [resultTable(results), ...moreOf(results)],
    next,
    data: {
      verdict,
      phase: input.quick ? null : Number(input.phase),
      start: chosen?.range.start ?? null,
      end: chosen?.range.end ?? null,
      gameDays: chosen?.range.gameDays ?? [],
      checks: results,
    },
  }
}

const reasonOf = (results: readonly CheckResult[]): string => {
  const last = results.at(-1)?.outcome
  return last?.kind === 'skipped' ? last.because : 'nothing to look at'
}

function sayCounts(results: readonly CheckResult[]): string {
  const count = (kind: string) => results.filter(({ outcome }) => outcome.kind === kind).length
  const [fail, warn, skipped] = [count('fail'), count('warn'), count('skipped')]
  return [
    `${count('pass')} of ${results.length} checks pass`,
    ...(fail > 0 ? [`${fail} ${fail === 1 ? 'fails' : 'fail'}`] : []),
    ...(warn > 0 ? [`${warn} ${warn === 1 ? 'warns' : 'warn'}`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ].join(', ')
}
