import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import type { Place } from './run-cli.ts'

/** The interactive assistant in a pseudo terminal, with all that it wrote there. */
export type TerminalSession = {
  /** Presses keys, as bytes. */
  readonly type: (keys: string) => void
  /** Characters written so far, escape sequences counted. */
  readonly length: () => number
  /** What was written from an offset on, without escape sequences. */
  readonly since: (offset: number) => string
  /** Called with every piece of output as it comes; `undefined` stops it. */
  readonly onOutput: (listener: (() => void) | undefined) => void
  /** Resolves as soon as what was written from the offset on holds the pattern; rejects after a while or at the end. */
  readonly until: (pattern: RegExp, offset: number, seconds: number) => Promise<void>
  /** Ctrl-D, and the end of the process. */
  readonly leave: () => Promise<void>
}

const CLI = fileURLToPath(new URL('./cli.js', import.meta.url))
/** Longest wait for the process to end by itself. */
const PATIENCE_MS = 20_000

/** Whether there is the `script` of util-linux, which lends a pseudo terminal to a program. */
export const hasScript = (): boolean =>
  (spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '').includes('util-linux')

/** Opens the assistant without words, as a person does, in a terminal of 100 × 30. */
export async function openTerminal({ home, files }: Place): Promise<TerminalSession> {
  // `script` relays bytes both ways; what it adds to a measurement is a fraction of a millisecond.
  const child = spawn(
    'script',
    ['-qfec', 'stty rows 30 cols 100 && exec "$BENCH_NODE" "$BENCH_CLI"', '/dev/null'],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: {
        ...process.env,
        SHELL: '/bin/sh',
        TERM: 'xterm',
        NO_COLOR: '1',
        BENCH_NODE: process.execPath,
        BENCH_CLI: CLI,
        BACKCOURT_HOME: home,
        BACKCOURT_FILES: files,
      },
    },
  )
  let written = ''
  let listener: (() => void) | undefined
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    written += text
    listener?.()
  })
  const since = (offset: number): string => stripVTControlCharacters(written.slice(offset))
  const until = (pattern: RegExp, offset: number, seconds: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const before = listener
      const settle = (end: () => void) => {
        clearTimeout(timer)
        child.off('close', onClose)
        listener = before
        end()
      }
      const lost = (why: string) => settle(() => reject(new Error(`${why} ${pattern}:\n${since(offset)}`)))
      const onClose = () => lost('the assistant ended before it wrote')
      const timer = setTimeout(() => lost(`${seconds} s without`), seconds * 1000)
      const look = () => {
        if (pattern.test(since(offset))) settle(resolve)
      }
      child.once('close', onClose)
      listener = look
      look()
    })
  await until(/backcourt>/, 0, 30)
  return {
    type: keys => void child.stdin.write(keys),
    length: () => written.length,
    since,
    onOutput: given => {
      listener = given
    },
    until,
    leave: () => leave(child),
  }
}

async function leave(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const closed = once(child, 'close')
  const timer = setTimeout(() => child.kill(), PATIENCE_MS)
  child.stdin?.write('\u0015\u0004')
  await closed
  clearTimeout(timer)
}
