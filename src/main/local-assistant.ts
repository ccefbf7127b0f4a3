import path from 'node:path'
import type { AssistantLink, Turn } from '../assistant/assistant-link.ts'
import { easternToday } from '../assistant/range/eastern-today.ts'
import { type Refusal, refuse } from '../assistant/refusal.ts'
import type { AnyCommand } from '../assistant/request/handler.ts'
import { type Response, takeRequest } from '../assistant/request/take-request.ts'
import type { RunListener } from '../assistant/run/active-runs.ts'
import { HeldError } from '../warehouse/errors.ts'
import { brokenAnswer } from './broken-answer.ts'
import { completer } from './complete-words.ts'
import type { Config } from './config.ts'
import { type Host, serve } from './host/serve.ts'
import { socketPath } from './host/socket-path.ts'
import { type Parts, type Substitutes, wire } from './wire.ts'

/**
 * The assistant in this process. From the moment that it opens the warehouse it lets other terminals use it, too, for
 * only one process can own the file.
 */
export async function localAssistant(
  config: Config,
  commands: readonly AnyCommand[],
  { staysOpen, ...role }: AssistantRole,
): Promise<LocalAssistant> {
  let host: Promise<Host> | undefined
  const parts = await wire(config, {
    ...role,
    onOpened: async () => {
      // Who shares an engine with others needs nobody's help to reach it.
      if (role.warehouse || config.bigquery) return
      host ??= serve(socketPath(config.home), ({ files, folder }) =>
        linkTo(parts, commands, { ...config, files, folder }),
      )
      await host
      // Nobody else can reach the tables, so what waits in the queue waits for us.
      if (staysOpen && config.redis)
        parts.runs.perform().catch(error => role.warn('units cannot be performed at the moment', error))
    },
  })
  return {
    ...linkTo(parts, commands, config),
    parts,
    close: async () => {
      await (await host)?.close()
      await parts.close()
    },
  }
}

/** What the process is that the assistant lives in. */
export type AssistantRole = Substitutes & {
  /** For connections and logs: `worker`, `slack`, `terminal`. */
  readonly role: string
  /** It stays when its request is answered, so it may take work that nobody asked it for. */
  readonly staysOpen: boolean
  /** Units at a time. */
  readonly concurrency?: number
  /** Told of every event of a run that this process records. */
  readonly recorded?: RunListener
  /** Told of broken parts that may come right by themselves. */
  readonly warn: (message: string, error: unknown) => void
}

export type LocalAssistant = AssistantLink & { readonly parts: Parts }

function linkTo(parts: Parts, commands: readonly AnyCommand[], config: Config): AssistantLink {
  const { runs } = parts
  return {
    ask: (words, turn) => answer(words, commands, parts, config, turn),
    complete: completer(commands, parts.reading, () => easternToday(new Date())),
    active: () => runs.views(),
    onChange: runs.onChange,
    cancel: async (runId, now) => {
      const run = await runs.find(runId)
      await run?.cancel(parts.user, { now })
    },
    close: async () => undefined,
  }
}

/** Carries a refusal out of the opening of parts, where the path has no place for one. */
class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

async function answer(
  words: readonly string[],
  commands: readonly AnyCommand[],
  parts: Parts,
  config: Config,
  turn: Turn,
): Promise<Response> {
  try {
    return await takeRequest(words, commands, {
      showPlan: turn.showPlan,
      confirm: turn.confirm,
      open: async flags => {
        if (flags.home !== undefined && path.resolve(flags.home) !== config.home) {
          throw new Refused(
            refuse('other-home', `This assistant works in ${config.home}, not in ${flags.home}.`),
          )
        }
        return parts.contextFor(config, turn)
      },
    })
  } catch (error) {
    if (error instanceof Refused) return { answer: error.refusal }
    // One of ours may be about to listen; who asked looks for it.
    if (error instanceof HeldError) throw error
    return { answer: brokenAnswer(error, turn.stop) }
  }
}
