import { parseCommand } from '../../assistant/command/parse-command.ts'
import { isRefusal } from '../../assistant/refusal.ts'
import type { AnyCommand } from '../../assistant/request/handler.ts'

/** The command that words which were understood before name. */
export function commandOf(words: readonly string[], definitions: readonly AnyCommand[]): AnyCommand {
  const parsed = parseCommand(words, definitions)
  if (isRefusal(parsed)) throw new Error(`a plan was made of words that are no command: ${words.join(' ')}`)
  return parsed.definition
}
