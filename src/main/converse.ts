import { splitWords } from '../assistant/command/split-words.ts'
import { isRefusal } from '../assistant/refusal.ts'
import type { AnyCommand } from '../assistant/request/handler.ts'
import type { Response } from '../assistant/request/take-request.ts'
import type { RunView } from '../assistant/run/run-view.ts'
import type { Conversation, Turn } from '../terminal/repl/conversation.ts'
import { HeldError } from '../warehouse/errors.ts'
import type { AssistantLink } from './assistant-link.ts'
import { brokenAnswer } from './broken-answer.ts'
import type { Config } from './config.ts'
import { HostGone } from './host/connect.ts'
import { openAssistant } from './open-assistant.ts'

/** Takeovers in a row after which something else must be wrong. */
const MOST_TRIES = 3

/**
 * The REPL's side of the assistant. It talks to the process that owns the warehouse; when that one dies, the next line
 * makes this process the owner.
 */
export async function converse(
  config: Config,
  commands: readonly AnyCommand[],
): Promise<Conversation & { readonly close: () => Promise<void> }> {
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const open = async (): Promise<AssistantLink> => {
    const opened = await openAssistant(config, commands)
    opened.onChange(changed)
    return opened
  }
  let link = await open()
  const reopen = async (): Promise<void> => {
    await link.close()
    link = await open()
  }

  return {
    ask: async (line, turn) => {
      const words = splitWords(line)
      if (isRefusal(words)) return { answer: words }
      for (let tries = 1; ; tries += 1) {
        try {
          return await askLink(link, words, turn)
        } catch (error) {
          const passes = error instanceof HostGone || error instanceof HeldError
          if (!passes || tries >= MOST_TRIES) return { answer: brokenAnswer(error, never) }
          await reopen()
        }
      }
    },
    complete: line => link.complete(line),
    active: (): readonly RunView[] => link.active(),
    cancel: (runId, now) => link.cancel(runId, now),
    onChange: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    get owner() {
      return link.owner
    },
    close: () => link.close(),
  }
}

/** A line in the REPL is stopped by name (`cancel`), never by a signal: the prompt keeps Ctrl-C for itself. */
const never = new AbortController().signal

const askLink = (link: AssistantLink, words: readonly string[], turn: Turn): Promise<Response> =>
  link.ask(words, {
    from: 'terminal',
    showPlan: turn.showPlan,
    confirm: turn.confirm,
    show: turn.show,
    hear: () => undefined,
    stop: never,
    interrupt: never,
  })
