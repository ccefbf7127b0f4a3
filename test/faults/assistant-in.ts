import { commands } from '../../commands/index.ts'
import { isRefusal } from '../../src/assistant/refusal.ts'
import type { Turn } from '../../src/main/assistant-link.ts'
import { readConfig } from '../../src/main/config.ts'
import { localAssistant } from '../../src/main/local-assistant.ts'
import type { Where } from '../commands/command-line.ts'

/** The assistant in this process, in a home of its own. */
export async function assistantIn({ home, files }: Where) {
  const config = readConfig({ BACKCOURT_HOME: home, BACKCOURT_FILES: files })
  if (isRefusal(config)) throw new Error(config.message)
  const assistant = await localAssistant(config, commands)
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
    ask: async (line: string, confirm = turn.confirm) =>
      (await assistant.ask(line.split(' '), { ...turn, confirm })).answer,
    close: () => assistant.close(),
  }
}
