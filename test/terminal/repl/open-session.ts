import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { render } from '@inquirer/testing'
import xterm from '@xterm/headless'
import { liveRepl } from '../../../src/terminal/repl/live-repl.ts'
import type { ReplOptions } from '../../../src/terminal/repl/options.ts'
import type { Terminal } from '../../../src/terminal/repl/stage.ts'
import type { Screen } from '../../../src/terminal/screen.ts'
import { plain } from '../screens.ts'
import { type Pace, type Scripted, scriptedConversation } from './scripted-conversation.ts'

export const keys = {
  enter: '\r',
  up: '\u001b[A',
  down: '\u001b[B',
  left: '\u001b[D',
  tab: '\t',
  shiftTab: '\u001b[Z',
  backspace: '\u007f',
  ctrl: (letter: string): string => String.fromCharCode(letter.charCodeAt(0) - 96),
  paste: (text: string): string => `\u001b[200~${text}\u001b[201~`,
}

export type SessionOptions = Pace & {
  readonly columns?: number
  readonly rows?: number
  readonly screen?: Partial<Screen>
  readonly historyFile?: string
  readonly interrupted?: ReplOptions['interrupted']
}

export type Session = {
  readonly conversation: Scripted
  readonly exit: Promise<number>
  readonly historyFile: string
  press(...typed: readonly string[]): void
  /** The lines of the screen as a person sees them, without the empty ones at its end. */
  seen(): Promise<readonly string[]>
  cursor(): Promise<{ readonly x: number; readonly line: string }>
  /** The screen as soon as it holds the text; fails after a few seconds, showing what it holds. */
  until(text: string | RegExp): Promise<readonly string[]>
  resize(columns: number, rows: number): Promise<void>
  /** All that was written, with its escape sequences. */
  raw(): Promise<string>
}

const open: (() => Promise<unknown>)[] = []

/** Ends every session as a closed window does; for after each test. */
export const hangUp = async (): Promise<void> => {
  await Promise.all(open.splice(0).map(end => end()))
}

/** The live prompt with a scripted assistant, drawn on an emulated terminal of real size. */
export async function openSession(options: SessionOptions = {}): Promise<Session> {
  const { columns = 80, rows = 24, now = () => new Date() } = options
  const conversation = scriptedConversation(options)
  const historyFile = options.historyFile ?? path.join(mkdtempSync(path.join(tmpdir(), 'repl-')), 'history')
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, convertEol: true })
  let output: (Terminal & { columns?: number; rows?: number }) | undefined
  const session = await render((_: object, context) => {
    output = Object.assign(context?.output as Terminal, { columns, rows })
    return liveRepl(conversation, {
      input: context?.input as ReplOptions['input'],
      output,
      historyFile,
      screen: () => ({ ...plain, program: '', ...options.screen, width: output?.columns ?? columns }),
      now,
      today: () => '2022-01-02',
      program: 'backcourt',
      home: '~/.backcourt',
      quitHint: runs => runs.map(({ runId }) => `Go on with: backcourt resume ${runId}`),
      ...(options.interrupted ? { interrupted: options.interrupted } : {}),
      env: {},
    })
  }, {})
  open.push(() => {
    session.input.emit('end')
    return session.answer
  })
  let fed = 0
  const raw = (): Promise<string> => session.getFullOutput({ raw: true })
  const feed = async (): Promise<void> => {
    const all = await raw()
    const fresh = all.slice(fed)
    fed = all.length
    await new Promise<void>(resolve => terminal.write(fresh, resolve))
  }
  const seen = async (): Promise<readonly string[]> => {
    await feed()
    const { active } = terminal.buffer
    const lines = Array.from({ length: terminal.rows }, (_, i) =>
      (active.getLine(active.baseY + i)?.translateToString(true) ?? '').trimEnd(),
    )
    return lines.slice(0, lines.findLastIndex(line => line !== '') + 1)
  }
  const until = async (text: string | RegExp): Promise<readonly string[]> => {
    const end = Date.now() + 8_000
    // A machine that stands still for seconds is no reason to fail: looked at often enough, too.
    for (let looks = 0; ; looks++) {
      const lines = await seen()
      const screen = lines.join('\n')
      if (typeof text === 'string' ? screen.includes(text) : text.test(screen)) return lines
      if (Date.now() > end && looks > 300) throw new Error(`the screen never held ${text}:\n${screen}`)
      await wait(10)
    }
  }
  await until('backcourt>')
  return {
    conversation,
    exit: session.answer,
    historyFile,
    press: (...typed) => {
      for (const text of typed) session.input.write(text)
    },
    seen,
    until,
    raw,
    async cursor() {
      const lines = await seen()
      const { active } = terminal.buffer
      return { x: active.cursorX, line: lines[active.cursorY] ?? '' }
    },
    async resize(width, height) {
      await feed()
      terminal.resize(width, height)
      Object.assign(output ?? {}, { columns: width, rows: height })
      output?.emit('resize')
      await feed()
    },
  }
}
