import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

type Message = {
  readonly id?: number
  readonly method?: string
  readonly sessionId?: string
  readonly params?: Readonly<Record<string, unknown>>
  readonly result?: Readonly<Record<string, unknown>>
  readonly error?: { readonly message: string }
}

export type BrowserEvent = {
  readonly method: string
  readonly params: Readonly<Record<string, unknown>>
  readonly sessionId?: string | undefined
}

/** A browser on the other end of a pipe. */
export type Chromium = {
  readonly send: (
    method: string,
    params?: object,
    sessionId?: string,
  ) => Promise<Readonly<Record<string, unknown>>>
  readonly onEvent: (hear: (event: BrowserEvent) => void) => void
  readonly close: () => Promise<void>
}

/** The browser's binary, or undefined where the machine has none. */
export function findChromium(): string | undefined {
  for (const name of NAMES) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
    } catch (error) {
      if ((error as { status?: number }).status === undefined) throw error
    }
  }
  return undefined
}

/** Starts a headless browser with a profile of its own and speaks the DevTools protocol over a pipe, so no port is open. */
export function startChromium(binary: string): Chromium {
  const profile = mkdtempSync(join(tmpdir(), 'backcourt-browser-'))
  const child = spawn(
    binary,
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--hide-scrollbars',
      '--no-first-run',
      '--remote-debugging-pipe',
      `--user-data-dir=${profile}`,
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  )
  const [input, output] = [child.stdio[3] as Writable, child.stdio[4] as Readable]
  const waiting = new Map<
    number,
    { resolve: (result: Readonly<Record<string, unknown>>) => void; reject: (error: Error) => void }
  >()
  const listeners: ((event: BrowserEvent) => void)[] = []
  let last = 0

  const take = (message: Message): void => {
    if (message.id === undefined) {
      if (message.method)
        for (const hear of listeners)
          hear({ method: message.method, params: message.params ?? {}, sessionId: message.sessionId })
      return
    }
    const asked = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error) asked?.reject(new Error(message.error.message))
    else asked?.resolve(message.result ?? {})
  }
  readMessages(output, take)
  child.once('exit', code => {
    for (const { reject } of waiting.values()) reject(new Error(`the browser ended with ${code}`))
  })

  return {
    send: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        const id = ++last
        waiting.set(id, { resolve, reject })
        input.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`)
      }),
    onEvent: hear => listeners.push(hear),
    close: async () => {
      await ended(child)
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}

/** Messages are JSON, each closed by a NUL byte. */
function readMessages(output: Readable, take: (message: Message) => void): void {
  let rest = ''
  output.setEncoding('utf8').on('data', (text: string) => {
    const parts = `${rest}${text}`.split('\0')
    rest = parts.pop() ?? ''
    for (const part of parts) take(JSON.parse(part) as Message)
  })
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise(resolve => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill()
  })
