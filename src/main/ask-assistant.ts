import { setTimeout as pause } from 'node:timers/promises'
import type { Turn } from '../assistant/assistant-link.ts'
import type { AnyCommand } from '../assistant/request/handler.ts'
import type { Response } from '../assistant/request/take-request.ts'
import { HeldError } from '../warehouse/errors.ts'
import { brokenAnswer } from './broken-answer.ts'
import type { Config } from './config.ts'
import { HostGone } from './host/connect.ts'
import { openAssistant } from './open-assistant.ts'
import { terminalRole } from './terminal-role.ts'
import type { Substitutes } from './wire.ts'

/** Tries after which something else must be wrong, and the wait before the next; it doubles each time. */
const MOST_TRIES = 5
const FIRST_WAIT_MS = 50

/**
 * Asks the assistant that owns the warehouse, or becomes it. Asks again when the owner died meanwhile, or when somebody
 * opened the warehouse a moment ago and is about to listen.
 */
export async function askAssistant(
  words: readonly string[],
  commands: readonly AnyCommand[],
  config: Config,
  turn: Turn,
  substitutes?: Substitutes,
): Promise<Response> {
  const once = { ...turn, hear: hearOnce(turn.hear) }
  for (let tries = 1; ; tries += 1) {
    try {
      const assistant = await openAssistant(config, commands, {
        ...terminalRole(config.home, { staysOpen: false }),
        ...substitutes,
      })
      try {
        return await assistant.ask(words, once)
      } finally {
        await assistant.close()
      }
    } catch (error) {
      const passes = error instanceof HostGone || error instanceof HeldError
      if (!passes || tries >= MOST_TRIES || turn.stop.aborted)
        return { answer: brokenAnswer(error, turn.stop) }
    }
    await pause(FIRST_WAIT_MS * 2 ** (tries - 1))
  }
}

/** Who watches is told a run from its first event on; asked again, he must not hear the same events twice. */
function hearOnce(hear: Turn['hear']): Turn['hear'] {
  const heard = new Set<string>()
  return (runId, event) => {
    const key = `${runId} ${JSON.stringify(event)}`
    if (heard.has(key)) return
    heard.add(key)
    hear(runId, event)
  }
}
