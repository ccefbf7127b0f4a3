import type { Turn } from '../../assistant/assistant-link.ts'
import { isRefusal } from '../../assistant/refusal.ts'
import type { Response } from '../../assistant/request/take-request.ts'
import type { Asker } from '../../assistant/rights/asker.ts'
import type { RunView } from '../../assistant/run/run-view.ts'
import type { SlackParts } from '../app/slack-parts.ts'
import { sayAnswer } from '../deliver/say-answer.ts'
import type { Where } from '../deliver/where.ts'
import { showRun } from './show-run.ts'
import { unattended } from './unattended.ts'
import { forgetUnshown, rememberUnshown } from './unshown.ts'

/** What came of a question: a run that goes on by itself, or a response. */
export type Followed = { readonly runId: string } | { readonly response: Response }

/**
 * Asks the assistant in somebody's name. When a run begins, its message is posted and kept by itself, and nobody waits
 * for its end here.
 */
export async function askAndFollow(
  parts: SlackParts,
  words: readonly string[],
  turn: Pick<Turn, 'showPlan' | 'confirm' | 'choose'> & {
    readonly asker: Asker
    readonly where: Where
    /** Told before the message of the run is posted. */
    readonly begun?: (runId: string) => Promise<void>
    readonly stop?: AbortSignal
  },
): Promise<Followed> {
  const { asker, where, showPlan, confirm, choose, begun } = turn
  const watched = new AbortController()
  let sayBegun: (view: RunView) => void = () => undefined
  const began = new Promise<RunView>(resolve => {
    sayBegun = resolve
  })
  const stop = turn.stop === undefined ? watched.signal : AbortSignal.any([turn.stop, watched.signal])
  const asked = parts.assistant.ask(words, {
    ...unattended(stop),
    asker,
    showPlan,
    confirm,
    ...(choose ? { choose } : {}),
    show: sayBegun,
  })
  const first = await Promise.race([asked.then(response => ({ response })), began.then(view => ({ view }))])
  if ('response' in first) return first
  const { view } = first
  const isWatch = words[0] === 'watch'
  // Its message watches by itself.
  if (isWatch) watched.abort()
  parts.background.runLong(`run ${view.runId}`, async () => {
    const response = await asked
    if (!isWatch && !tellsOfRun(response, view.runId)) await sayAnswer(parts, where, response)
  })
  await rememberUnshown(parts.store, view.runId, where)
  await begun?.(view.runId)
  await showRun(parts, view, where, { isWatch })
  await forgetUnshown(parts.store, view.runId)
  return { runId: view.runId }
}

/** Whether the answer is about the end of the run, which its message tells. */
const tellsOfRun = ({ answer }: Response, runId: string): boolean =>
  !isRefusal(answer) &&
  typeof answer.data === 'object' &&
  answer.data !== null &&
  'runId' in answer.data &&
  answer.data.runId === runId
