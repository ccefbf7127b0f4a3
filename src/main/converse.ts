import type { AssistantLink } from '../assistant/assistant-link.ts'
import { splitWords } from '../assistant/command/split-words.ts'
import { isRefusal } from '../assistant/refusal.ts'
import type { AnyCommand } from '../assistant/request/handler.ts'
import type { Response } from '../assistant/request/take-request.ts'
import type { RunView } from '../assistant/run/run-view.ts'
import type { Conversation, Turn } from '../terminal/repl/conversation.ts'
import { HeldError } from '../warehouse/errors.ts'
import { brokenAnswer } from './broken-answer.ts'
import type { Config } from './config.ts'
import { HostGone } from './host/connect.ts'
import type { AssistantRole } from './local-assistant.ts'
import { openAssistant } from './open-assistant.ts'

/** Takeovers in a row after which something else must be wrong. */
const MOST_TRIES = 3

export type TalkingConversation = Conversation & {
  /** One line about a run that an earlier process left behind. */
  readonly interrupted: () => Promise<string | undefined>
  readonly close: () => Promise<void>
}

/**
 * The REPL's side of the assistant. It talks to the process that owns the warehouse; when that one dies, the next line
 * makes this process the owner.
 */
export async function converse(
  config: Config,
  commands: readonly AnyCommand[],
  role: AssistantRole,
): Promise<TalkingConversation> {
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const open = async (): Promise<AssistantLink> => {
    const opened = await openAssistant(config, commands, role)
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
    interrupted: async () => {
      const { answer } = await askLink(link, ['runs'], silentTurn)
      if (isRefusal(answer)) return undefined
      const { runs } = answer.data as {
        readonly runs: readonly { readonly runId: string; readonly state: string; readonly command: string }[]
      }
      const left = runs.find(({ state }) => state === 'interrupted')
      return left && `Run ${left.runId} was interrupted (${left.command}); go on with: resume ${left.runId}`
    },
  }
}

/** What insists in the REPL is `cancel --now`; there is no second signal. */
const never = new AbortController().signal

/** For a look that no person asked for. */
const silentTurn: Turn = {
  showPlan: () => undefined,
  confirm: async () => undefined,
  show: () => undefined,
  stop: never,
}

const askLink = (link: AssistantLink, words: readonly string[], turn: Turn): Promise<Response> =>
  link.ask(words, {
    from: 'terminal',
    showPlan: turn.showPlan,
    confirm: turn.confirm,
    ...(turn.choose ? { choose: turn.choose } : {}),
    show: turn.show,
    hear: () => undefined,
    stop: turn.stop,
    interrupt: never,
  })
