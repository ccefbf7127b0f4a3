import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('./in-another-process.ts', import.meta.url))

/**
 * Runs in-another-process.ts as a real process and resolves when it prints `word`. Rejects with its last words when it
 * ends before.
 */
export async function otherProcess(
  mode: 'hold' | 'write forever' | 'open',
  file: string,
  word: string,
  options: { readonly uid?: number } = {},
): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, mode, file], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  })
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk
      if (said.includes(word)) resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', code => reject(new Error(`the other process ended with ${code}: ${said}`)))
  })
  return child
}

/** Ends the process at once, as a power cut would, and waits until it is gone. */
export async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await gone
}
