import { setTimeout as wait } from 'node:timers/promises'
import type { Answer } from '../../../src/assistant/answer/answer.ts'
import { actionOf, flowChoices } from '../../../src/assistant/names/flow-choices.ts'
import { beginFlow } from '../../../src/assistant/names/name-flow.ts'
import { sayCard } from '../../../src/assistant/names/say-card.ts'
import { stepFlow } from '../../../src/assistant/names/step-flow.ts'
import { tellFlow } from '../../../src/assistant/names/tell-flow.ts'
import { type Refusal, refuse } from '../../../src/assistant/refusal.ts'
import type { PlannedWork } from '../../../src/assistant/request/handler.ts'
import type { RunEvent } from '../../../src/assistant/run/run-event.ts'
import { type RunView, viewRun } from '../../../src/assistant/run/run-view.ts'
import type { Conversation, Turn } from '../../../src/terminal/repl/conversation.ts'
import { card, wish } from '../../assistant/names/cards.ts'
import { backfillPlan } from '../sample-plan.ts'
import { events } from '../sample-run.ts'

export const planned: PlannedWork = {
  planned: true,
  plan: backfillPlan,
  echo: '2021-10-19..2021-12-31: 74 days, 72 with games',
  onlyPlan: false,
  requestKey: 'k',
  notes: [],
}

const said = (headline: string, lines: readonly string[] = []): Answer => ({
  outcome: 'done',
  headline,
  facts: [],
  ...(lines.length > 0 ? { blocks: [{ kind: 'text', lines }] } : {}),
  data: null,
})

/** A run whose events come when the test says so. */
export type ScriptedRun = { readonly id: string; view(): RunView; step(count?: number): void; finish(): void }

export type Scripted = Conversation & {
  /** Lines asked, in order. */
  readonly asked: readonly string[]
  readonly cancelled: readonly string[]
  readonly runs: readonly ScriptedRun[]
  /** Questions' answers, in order. */
  readonly confirmed: readonly (boolean | undefined)[]
  /** A run that somebody else asked for. */
  appear(runId: string): void
  vanish(runId: string): void
  /** Tells the listeners that something moved. */
  stir(): void
}

export type Pace = {
  /** Milliseconds that a read or a plan takes. */
  readonly readMs?: number
  readonly now?: () => Date
}

/**
 * An assistant of few words: `read` answers, `slow` answers after a while, `long` answers with 60 lines, `warn` and `fail` end
 * badly, `break` throws, `cards` asks name by name, `run` asks, then runs until the test ends it; anything else is refused.
 */
export function scriptedConversation({ readMs = 0, now = () => new Date() }: Pace = {}): Scripted {
  const asked: string[] = []
  const cancelled: string[] = []
  const confirmed: (boolean | undefined)[] = []
  const runs: ScriptedRun[] = []
  const active = new Map<string, RunView>()
  const listeners = new Set<() => void>()
  const stir = (): void => {
    for (const listener of listeners) listener()
  }

  const work = async (turn: Turn): Promise<Answer | Refusal> => {
    if (readMs > 0) await wait(readMs)
    turn.showPlan(planned)
    const yes = await turn.confirm(`Run this plan (${planned.plan.hash})?`)
    confirmed.push(yes)
    if (yes === undefined) return refuse('not-confirmed', 'Nobody is there to confirm the plan.', 'run --yes')
    if (!yes) return refuse('not-confirmed', 'Nothing was run.', 'run')
    return conduct(turn)
  }
  const conduct = (turn: Turn): Promise<Answer> =>
    new Promise(resolve => {
      const id = `2026-01-05-a${runs.length + 1}`
      const start = now().getTime() - Date.parse(events[0]?.at ?? '')
      const shifted = events.map(event => ({
        ...event,
        at: new Date(Date.parse(event.at) + start).toISOString(),
      })) as readonly RunEvent[]
      let count = 2
      let isOver = false
      const view = (): RunView => viewRun(id, shifted.slice(0, count))
      const tell = (): void => {
        active.set(id, view())
        turn.show(view())
        stir()
      }
      runs.push({
        id,
        view,
        step(more = 1) {
          if (isOver) return
          count = Math.min(count + more, events.length - 1)
          tell()
        },
        finish() {
          isOver = true
          count = events.length
          active.delete(id)
          stir()
          resolve({
            ...said(`Run ${id} is over: 3 of 5 units committed.`),
            outcome: 'failed',
            next: [`run ${id}`],
          })
        },
      })
      tell()
    })

  const cards = async (turn: Turn): Promise<Answer> => {
    let flow = beginFlow([
      card('a'),
      card('b', { key: { ...card('b').key, rawLookup: 'x' }, rawName: 'Xavier' }),
    ])
    while (!flow.hasEnded) {
      const choosing = {
        card: sayCard(flow),
        question: 'Whom does it mean?',
        choices: flowChoices(flow),
        away: 'q',
      }
      const action = actionOf((await turn.choose?.(choosing)) ?? { key: 'q' }, '2021-12-01')
      if (action) flow = stepFlow(flow, action)
      if (flow.wish?.wants === 'search') flow = tellFlow(flow, { kind: 'found', text: 'x', candidates: [] })
      else if (flow.wish) flow = wish(flow).flow
    }
    return said(`Decided: ${flow.done.map(({ says }) => says).join(', ') || 'nothing'}.`)
  }

  const answers: Readonly<Record<string, (turn: Turn) => Promise<Answer | Refusal>>> = {
    read: async () => {
      if (readMs > 0) await wait(readMs)
      return said('Read it.')
    },
    slow: async turn => {
      await wait(60_000, undefined, { signal: turn.stop }).catch(() => undefined)
      return { ...said('Stopped waiting.'), outcome: 'interrupted' }
    },
    long: async () =>
      said(
        'A long story.',
        Array.from({ length: 60 }, (_, i) => `line ${i + 1} of the story`),
      ),
    warn: async () => ({ ...said('Not quite.'), outcome: 'done with warnings' }),
    fail: async () => ({ ...said('It failed.'), outcome: 'failed' }),
    break: async () => {
      throw new Error('the part is broken')
    },
    run: work,
    cards,
  }
  return {
    asked,
    cancelled,
    confirmed,
    runs,
    stir,
    appear(runId) {
      active.set(runId, viewRun(runId, events.slice(0, 2)))
      stir()
    },
    vanish(runId) {
      active.delete(runId)
      stir()
    },
    async ask(line, turn) {
      asked.push(line)
      const [word = ''] = line.split(' ')
      const answer = await (answers[word]?.(turn) ??
        Promise.resolve(refuse('unknown-command', `There is no command \`${word.slice(0, 20)}\`.`, 'help')))
      return { line, answer }
    },
    complete: async line => {
      const last = line.split(' ').at(-1) ?? ''
      return ['read', 'run', 'runs', 'registry'].filter(name => name.startsWith(last))
    },
    active: () => [...active.values()],
    cancel: async (runId, isNow) => {
      cancelled.push(`${runId}${isNow ? ' now' : ''}`)
      const view = active.get(runId)
      if (view !== undefined) active.set(runId, { ...view, cancelRequestedBy: 'ana' })
      stir()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
