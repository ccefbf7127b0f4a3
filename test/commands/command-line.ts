import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { join } from 'node:path'
import { sharedFolder } from './shared-folder.ts'

export const cli = join(sharedFolder(), 'dist/cli.js')

export type Ended = {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export type Where = {
  readonly home: string
  readonly files?: string
  readonly env?: Readonly<Record<string, string>>
  readonly spawn?: SpawnOptions
}

/** The real command line as a process that runs. */
export type Running = {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  readonly said: () => string
}

/** Nothing of the machine's own Backcourt may reach a test. */
export const environment = ({ home, files, env = {} }: Where): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  HOME: home,
  LANG: 'C.UTF-8',
  BACKCOURT_HOME: home,
  ...(files === undefined ? {} : { BACKCOURT_FILES: files }),
  ...env,
})

export function startBackcourt(words: readonly string[], where: Where): Running {
  return listenTo(
    spawn(process.execPath, [cli, ...words], {
      env: environment(where),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...where.spawn,
    }),
  )
}

export function listenTo(child: ChildProcess): Running {
  let [stdout, stderr] = ['', '']
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
  })
  return { child, ended, said: () => stdout + stderr }
}

/** Types a line and waits for its end. */
export const backcourt = (words: readonly string[], where: Where): Promise<Ended> =>
  startBackcourt(words, where).ended

/** The one document of `--json`. */
export async function backcourtJson(words: readonly string[], where: Where) {
  const ended = await backcourt([...words, '--json'], where)
  return { ...ended, document: JSON.parse(ended.stdout) }
}

/** Resolves once the process has said the words. */
export async function until(running: Running, words: string | RegExp): Promise<void> {
  const heard = () =>
    typeof words === 'string' ? running.said().includes(words) : words.test(running.said())
  let over = false
  void running.ended.then(() => {
    over = true
  })
  while (!heard()) {
    if (over) throw new Error(`it ended without ${words}: ${running.said()}`)
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}
