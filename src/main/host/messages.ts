import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { Choosing, Chosen } from '../../assistant/choice.ts'
import type { PlannedWork } from '../../assistant/request/handler.ts'
import type { Response } from '../../assistant/request/take-request.ts'
import type { Asker } from '../../assistant/rights/asker.ts'
import type { Lane } from '../../assistant/run/lane.ts'
import type { RunEvent } from '../../assistant/run/run-event.ts'
import type { RunView } from '../../assistant/run/run-view.ts'

/** What a second terminal says to the process that owns the warehouse. One JSON document a line; `id` names a request. */
export type FromGuest =
  | { readonly say: 'hello'; readonly version: string }
  | {
      readonly say: 'ask'
      readonly id: number
      readonly words: readonly string[]
      readonly files: string
      readonly folder: string
      readonly from: string
      readonly asker?: Asker
      readonly lane?: Lane
      /** He can be asked questions of several answers. */
      readonly chooses?: true
    }
  | { readonly say: 'reply'; readonly id: number; readonly yes: boolean | null }
  | { readonly say: 'chosen'; readonly id: number; readonly chosen: Chosen | null }
  | { readonly say: 'stop'; readonly id: number; readonly insist: boolean }
  | { readonly say: 'complete'; readonly id: number; readonly line: string }
  | { readonly say: 'cancel'; readonly id: number; readonly runId: string; readonly now: boolean }

/** What the owner answers. */
export type FromHost =
  | { readonly say: 'welcome'; readonly version: string; readonly pid: number }
  | { readonly say: 'plan'; readonly id: number; readonly planned: PlannedWork }
  | { readonly say: 'question'; readonly id: number; readonly question: string; readonly typed?: string }
  | { readonly say: 'choice'; readonly id: number; readonly choosing: Choosing }
  | { readonly say: 'view'; readonly id: number; readonly view: RunView }
  | { readonly say: 'event'; readonly id: number; readonly runId: string; readonly event: RunEvent }
  | { readonly say: 'answer'; readonly id: number; readonly response: Response }
  | { readonly say: 'completed'; readonly id: number; readonly lines: readonly string[] }
  | { readonly say: 'done'; readonly id: number }
  | { readonly say: 'active'; readonly views: readonly RunView[] }

/** Hands every message of a stream to a listener, in order. A line that is no message ends the stream: it is not ours. */
export function readMessages<M>(stream: Readable, listener: (message: M) => void): void {
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })
  lines.on('line', line => {
    try {
      listener(JSON.parse(line) as M)
    } catch (error) {
      stream.destroy(error instanceof Error ? error : new Error(String(error)))
    }
  })
  // A stream that breaks off is told by its close.
  lines.on('error', () => undefined)
}

export const writeMessage = (message: FromGuest | FromHost): string => `${JSON.stringify(message)}\n`
