#!/usr/bin/env node
import { commands } from '../../commands/index.ts'

const PROGRAM = 'backcourt'
const words = process.argv.slice(2)

// Without words the assistant opens; each way loads only what it needs.
if (words.length === 0) {
  const { runRepl } = await import('./run-repl.ts')
  process.exitCode = await runRepl(commands, PROGRAM)
} else {
  const { runOneShot } = await import('./run-one-shot.ts')
  process.exitCode = await runOneShot(words, commands, PROGRAM)
}
