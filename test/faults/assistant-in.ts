import { commands } from '../../commands/index.ts'
import type { Turn } from '../../src/assistant/assistant-link.ts'
import { splitWords } from '../../src/assistant/command/split-words.ts'
import { isRefusal } from '../../src/assistant/refusal.ts'
import { readConfig } from '../../src/main/config.ts'
import { localAssistant } from '../../src/main/local-assistant.ts'
import { terminalRole } from '../../src/main/terminal-role.ts'
import type { Where } from '../commands/command-line.ts'

/** The assistant in this process, in a home of its own. */
export async function assistantIn({ home, files }: Where) {
  const config = readConfig({ BACKCOURT_HOME: home, BACKCOURT_FILES: files })
  if (isRefusal(config)) throw new Error(config.message)
  const assistant = await localAssistant(config, commands, terminalRole(home, { staysOpen: false }))
  const never = new AbortController().signal
  const turn: Turn = {
    from: 'a test',
    showPlan: () => undefined,
    confirm: async () => undefined,
    show: () => undefined,
    hear: () => undefined,
    stop: never,
    interrupt: never,
  }
  return {
    ask: async (line: string, confirm = turn.confirm) => {
      const words = splitWords(line)
      return isRefusal(words) ? words : (await assistant.ask(words, { ...turn, confirm })).answer
    },
    close: () => assistant.close(),
  }
}
