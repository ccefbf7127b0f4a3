import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Place } from './run-cli.ts'

/** The bundles lie side by side, the benchmark's own with them. */
const CLI = fileURLToPath(new URL('./cli.js', import.meta.url))

/** Starts a process of a team and waits until it says that it is ready. */
export async function startProcess(
  line: string,
  word: string,
  { home, files }: Place,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly kill: () => Promise<void> }> {
  const child = spawn(process.execPath, [CLI, ...line.split(' ')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, BACKCOURT_HOME: home, BACKCOURT_FILES: files, ...env },
  })
  const closed = new Promise<void>(resolve => child.once('close', () => resolve()))
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.includes(word)) resolve()
    })
    child.once('error', reject)
    child.once('close', code => reject(new Error(`\`backcourt ${line}\` ended with ${code}:\n${said}`)))
  })
  return {
    kill: async () => {
      child.kill('SIGTERM')
      await closed
    },
  }
}
