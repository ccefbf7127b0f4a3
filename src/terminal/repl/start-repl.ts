import type { Conversation } from './conversation.ts'
import type { ReplOptions } from './options.ts'

/**
 * Talks with a person until he leaves: a live prompt on a terminal, line by line where the terminal cannot move its cursor,
 * and a script where there is no terminal. Resolves with the exit code: of a script the worst of its answers, else 0, or
 * 130 when runs were under way.
 */
export async function startRepl(conversation: Conversation, options: ReplOptions): Promise<number> {
  const { input, output, env } = options
  const isTerminal = input.isTTY === true && output.isTTY === true
  if (isTerminal && env.TERM !== 'dumb') {
    const { liveRepl } = await import('./live-repl.ts')
    return liveRepl(conversation, options)
  }
  const { plainRepl } = await import('./plain-repl.ts')
  return plainRepl(conversation, options, isTerminal)
}
