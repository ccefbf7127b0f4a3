import { answerRun } from '../../../commands/answer-run.ts'
import { commands } from '../../../commands/index.ts'
import type { Answer } from '../../../src/assistant/answer/answer.ts'
import type { AssistantLink, Turn } from '../../../src/assistant/assistant-link.ts'
import { parseCommand } from '../../../src/assistant/command/parse-command.ts'
import { printCommand } from '../../../src/assistant/command/print-command.ts'
import { isRefusal, type Refusal, refuse } from '../../../src/assistant/refusal.ts'
import type { PlannedWork } from '../../../src/assistant/request/handler.ts'
import type { Response } from '../../../src/assistant/request/take-request.ts'
import { authorise, type Rights } from '../../../src/assistant/rights/rights.ts'
import type { RunEvent } from '../../../src/assistant/run/run-event.ts'
import type { NewEvent } from '../../../src/assistant/run/run-log.ts'
import { type RunView, step, viewRun } from '../../../src/assistant/run/run-view.ts'
import type { Plan } from '../../../src/pipeline/plan/plan.ts'
import { planOf } from '../../jobs/random-plan.ts'

type Run = {
  readonly runId: string
  readonly events: RunEvent[]
  view: RunView
  readonly listeners: Set<(view: RunView, event: RunEvent) => void>
}

/** Two tables on three days. */
export const samplePlan: Plan = planOf(
  { psza: ['2021-11-02', '2021-11-03', '2021-11-04'], tdza: ['2021-11-02', '2021-11-03', '2021-11-04'] },
  1,
)

const said = (headline: string, more: Partial<Answer> = {}): Answer => ({
  outcome: 'done',
  headline,
  facts: [],
  data: null,
  ...more,
})

/**
 * An assistant of which a test says what happens: it parses, asks for rights, plans and confirms as the real one does, and
 * its runs move only when the test moves them. Several apps may use one, as several processes would.
 */
export function scriptedAssistant(rights: () => Rights | Refusal) {
  const runs = new Map<string, Run>()
  const listeners = new Set<() => void>()
  const asked: { readonly words: readonly string[]; readonly turn: Turn }[] = []
  const answers = new Map<string, () => Answer | Refusal | Promise<Answer | Refusal>>()
  const script = { plan: samplePlan, destroys: undefined as string | undefined, moved: (): void => undefined }
  let started = 0

  const changed = (): void => {
    for (const listener of listeners) listener()
  }
  const begin = (by: string, plan: Plan = script.plan): Run => {
    started += 1
    const runId = `run${started}`
    const first: RunEvent = { kind: 'run started', at: new Date().toISOString(), plan, by, pid: 1 }
    const run = { runId, events: [first], view: viewRun(runId, [first]), listeners: new Set<never>() }
    runs.set(runId, run)
    changed()
    return run
  }
  const record = (runId: string, ...events: readonly NewEvent[]) => {
    const run = runs.get(runId)!
    for (const each of events) {
      const event = { at: new Date().toISOString(), ...each } as RunEvent
      run.events.push(event)
      run.view = step(run.view, event)
      for (const listener of [...run.listeners]) listener(run.view, event)
      changed()
    }
  }
  const over = (run: Run, stop: AbortSignal): Promise<'over' | 'left'> =>
    new Promise(resolve => {
      if (run.view.outcome !== undefined) resolve('over')
      run.listeners.add(view => view.outcome !== undefined && resolve('over'))
      stop.addEventListener('abort', () => resolve('left'), { once: true })
    })
  const plannedNow = (line: string, onlyPlan: boolean): PlannedWork => ({
    planned: true,
    plan: { ...script.plan, command: line },
    echo: `${line}: understood`,
    onlyPlan,
    requestKey: line,
    notes: [],
    ...(script.destroys === undefined ? {} : { destroys: script.destroys }),
  })
  const work = async (line: string, yes: boolean, turn: Turn): Promise<Answer | Refusal> => {
    const planned = plannedNow(line, false)
    if (planned.plan.units.length === 0)
      return said('Nothing to do: every day is left out (already complete).')
    turn.showPlan(planned)
    if (!yes || planned.destroys !== undefined) {
      const confirmed = await turn.confirm('Run this plan?', planned.destroys)
      if (confirmed === undefined)
        return refuse('not-confirmed', 'Nobody is there to confirm the plan.', `${line} --yes`)
      if (!confirmed) return refuse('declined', 'Nothing was run.', line)
      script.moved()
      const again = plannedNow(line, false)
      if (again.plan.hash !== planned.plan.hash) {
        turn.showPlan(again)
        return refuse('plan-drifted', 'The world moved while you read.', line)
      }
    }
    const run = begin(turn.asker?.name ?? 'me', planned.plan)
    run.listeners.add((view, event) => {
      turn.show(view)
      turn.hear(run.runId, event)
    })
    turn.show(run.view)
    await over(run, turn.stop)
    return answerRun(run.view)
  }
  const watch = async (runId: string, turn: Turn): Promise<Answer | Refusal> => {
    const run = runs.get(runId)
    if (!run) return refuse('unknown-run', `There is no run \`${runId}\`.`, 'runs')
    for (const event of run.events) turn.hear(runId, event)
    if (run.view.outcome !== undefined) return answerRun(run.view)
    run.listeners.add((view, event) => {
      if (turn.stop.aborted) return
      turn.show(view)
      turn.hear(runId, event)
    })
    turn.show(run.view)
    const how = await over(run, turn.stop)
    return how === 'over' ? answerRun(run.view) : said(`Run ${runId} goes on; you only stopped watching.`)
  }

  const respond = async (words: readonly string[], turn: Turn): Promise<Response> => {
    const parsed = parseCommand(words, commands)
    if (isRefusal(parsed)) return { answer: parsed }
    const { definition, surface: flags } = parsed
    if (parsed.asks === 'help') return { line: `help ${definition.name}`, answer: said(definition.summary) }
    const line = printCommand(parsed)
    const known = rights()
    const asker = turn.asker ?? { id: 'me', name: 'me', groups: [] }
    const forbidden = isRefusal(known)
      ? known
      : authorise({ rights: known, user: asker.name, asker }, definition.role, definition.name)
    if (forbidden) return { line, answer: forbidden }
    const runId = String(parsed.typed.run ?? '')
    const scripted = answers.get(definition.name)
    if (scripted) return { line, flags, answer: await scripted() }
    switch (definition.name) {
      case 'backfill':
      case 'retry':
        return { line, flags, answer: await work(line, flags.yes, turn) }
      case 'watch':
        return { line, answer: await watch(runId, turn) }
      case 'cancel':
        record(runId, { kind: 'cancel requested', by: asker.name })
        return { line, answer: said(`Run ${runId} stops.`, { data: { runId } }) }
      case 'pause':
        record(runId, { kind: 'run paused', by: asker.name })
        return { line, answer: said(`Run ${runId} is paused.`) }
      case 'resume':
        record(runId, { kind: 'run continued', by: asker.name })
        return { line, answer: said(`Run ${runId} goes on.`) }
      case 'runs':
        return {
          line,
          answer: said('Runs.', {
            data: {
              runs: [...runs.values()].map(({ view }) => ({ runId: view.runId, startedAt: view.startedAt })),
            },
          }),
        }
      default:
        return { line, flags, answer: said(`Answer to ${line}.`) }
    }
  }

  const link: AssistantLink = {
    ask: (words, turn) => {
      asked.push({ words, turn })
      return respond(words, turn)
    },
    complete: async () => [],
    active: () => [...runs.values()].map(({ view }) => view).filter(({ outcome }) => outcome === undefined),
    onChange: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    cancel: async () => undefined,
    close: async () => undefined,
  }
  return {
    link,
    script,
    /** What a command answers instead of its name. */
    answers,
    runs,
    /** People's questions, without the looks of the app itself. */
    asked: () => asked.filter(({ turn }) => turn.asker !== undefined).map(({ words }) => words.join(' ')),
    asks: asked,
    begin,
    record,
    /** Commits the units that wait, one after the other. */
    commit: (runId: string, most = Number.POSITIVE_INFINITY) => {
      const waiting = runs.get(runId)!.view.units.filter(({ state }) => state === 'waiting')
      for (const { unit } of waiting.slice(0, most))
        record(
          runId,
          { kind: 'unit started', unit: unit.id, attempt: 1 },
          { kind: 'unit committed', unit: unit.id, written: 10, failures: {}, seconds: 1 },
        )
    },
    /** Lets units fail for a cause. */
    fail: (runId: string, message: string, most = Number.POSITIVE_INFINITY) => {
      const waiting = runs.get(runId)!.view.units.filter(({ state }) => state === 'waiting')
      for (const { unit } of waiting.slice(0, most))
        record(runId, {
          kind: 'unit failed',
          unit: unit.id,
          attempt: 1,
          error: { kind: 'broken', message },
          seconds: 1,
        })
    },
    finish: (runId: string, outcome: 'done' | 'failed' = 'done') =>
      record(runId, { kind: 'run finished', outcome }),
  }
}

export type ScriptedAssistant = ReturnType<typeof scriptedAssistant>
