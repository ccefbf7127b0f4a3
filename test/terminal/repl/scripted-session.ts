import os from 'node:os'
import path from 'node:path'
import { startRepl } from '../../../src/terminal/repl/start-repl.ts'
import { screenOf } from '../../../src/terminal/screen-of.ts'
import { scriptedConversation } from './scripted-conversation.ts'

/** The real prompt on a real terminal, talking to a scripted assistant whose runs move by themselves. */
const conversation = scriptedConversation({ readMs: 700 })
const steps = setInterval(() => {
  for (const run of conversation.runs) run.step(0)
}, 20)
const progress = setInterval(() => {
  for (const run of conversation.runs) run.step()
}, 500)

const home = process.argv[2] ?? path.join(os.tmpdir(), `backcourt-${process.pid}`)
process.exitCode = await startRepl(
  {
    ...conversation,
    ask: async (line, turn) => {
      // `finish` ends the newest run.
      if (line === 'finish') conversation.runs.at(-1)?.finish()
      return conversation.ask(line === 'finish' ? 'read' : line, turn)
    },
  },
  {
    input: process.stdin,
    output: process.stdout,
    historyFile: path.join(home, 'history'),
    screen: () => screenOf(process.stdout, { env: process.env, program: '' }),
    now: () => new Date(),
    today: () => '2022-01-02',
    program: 'backcourt',
    home: '~/.backcourt',
    quitHint: runs => runs.map(({ runId }) => `Run ${runId} goes on with: backcourt resume ${runId}`),
    interrupted: async () => 'Run 2026-01-04-z9 was interrupted; resume 2026-01-04-z9 goes on with it',
    env: process.env,
  },
)
clearInterval(steps)
clearInterval(progress)
process.stdin.unref()
