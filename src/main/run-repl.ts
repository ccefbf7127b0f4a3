import path from 'node:path'
import { easternToday } from '../assistant/range/eastern-today.ts'
import { isRefusal } from '../assistant/refusal.ts'
import type { AnyCommand } from '../assistant/request/handler.ts'
import { renderRefusal } from '../terminal/render-refusal.ts'
import { startRepl } from '../terminal/repl/start-repl.ts'
import { screenOf } from '../terminal/screen-of.ts'
import { writeLines } from '../terminal/write-text.ts'
import { readConfig } from './config.ts'
import { converse } from './converse.ts'
import { terminalRole } from './terminal-role.ts'

/** The interactive assistant: one conversation until the person leaves. */
export async function runRepl(commands: readonly AnyCommand[], program: string): Promise<number> {
  const { stdin, stdout, stderr, env } = process
  const screen = () => screenOf(stdout, { env, program: '' })
  const config = readConfig(env)
  if (isRefusal(config)) {
    await writeLines(stderr, renderRefusal(config, screenOf(stderr, { env, program })))
    return 2
  }
  const conversation = await converse(config, commands, terminalRole(config.home, { staysOpen: true }))
  try {
    return await startRepl(conversation, {
      input: stdin,
      output: stdout,
      historyFile: path.join(config.home, 'history'),
      screen,
      now: () => new Date(),
      today: () => easternToday(new Date()),
      program,
      home: config.home,
      quitHint: runs => runs.map(({ runId }) => `${program} resume ${runId}`),
      interrupted: conversation.interrupted,
      env,
    })
  } finally {
    await conversation.close()
  }
}
