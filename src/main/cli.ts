#!/usr/bin/env node
import { commands } from '../../commands/index.ts'

const PROGRAM = 'backcourt'
const words = process.argv.slice(2)

// Without words the assistant opens; each way loads only what it needs.
if (words.length === 0) {
  const { runRepl } = await import('./run-repl.ts')
  process.exitCode = await runRepl(commands, PROGRAM)
} else if (words[0] === 'worker' && !words.includes('--help')) {
  const { runWorker } = await import('./run-worker.ts')
  // A connection that still looks for a Redis that is away must not keep a process that has ended; its log is written.
  process.exit(await runWorker(words, commands))
} else if (words[0] === 'slack' && !words.includes('--help')) {
  const { runSlack } = await import('./run-slack.ts')
  process.exit(await runSlack(words, commands))
} else {
  const { runOneShot } = await import('./run-one-shot.ts')
  process.exitCode = await runOneShot(words, commands, PROGRAM)
}
