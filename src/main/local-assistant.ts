import path from 'node:path'
import { easternToday } from '../assistant/range/eastern-today.ts'
import { type Refusal, refuse } from '../assistant/refusal.ts'
import type { AnyCommand } from '../assistant/request/handler.ts'
import { type Response, takeRequest } from '../assistant/request/take-request.ts'
import { HeldError } from '../warehouse/errors.ts'
import type { AssistantLink, Turn } from './assistant-link.ts'
import { brokenAnswer } from './broken-answer.ts'
import { completer } from './complete-words.ts'
import type { Config } from './config.ts'
import { type Host, serve } from './host/serve.ts'
import { socketPath } from './host/socket-path.ts'
import { type Parts, wire } from './wire.ts'

/**
 * The assistant in this process. From the moment that it opens the warehouse it lets other terminals use it, too, for
 * only one process can own the file.
 */
export async function localAssistant(
  config: Config,
  commands: readonly AnyCommand[],
): Promise<AssistantLink> {
  let host: Promise<Host> | undefined
  const parts = await wire(config, () => {
    host ??= serve(socketPath(config.home), ({ files, folder }) =>
      linkTo(parts, commands, { ...config, files, folder }),
    )
    return host
  })
  return {
    ...linkTo(parts, commands, config),
    close: async () => {
      await (await host)?.close()
      await parts.close()
    },
  }
}

function linkTo(parts: Parts, commands: readonly AnyCommand[], config: Config): AssistantLink {
  const { runs } = parts
  return {
    ask: (words, turn) => answer(words, commands, parts, config, turn),
    complete: completer(commands, parts.reading, () => easternToday(new Date())),
    active: () => runs.list().map(run => run.view()),
    onChange: runs.onChange,
    cancel: async (runId, now) => {
      const run = runs.find(runId)
      await run?.cancel(parts.user)
      if (now) run?.interrupt()
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
