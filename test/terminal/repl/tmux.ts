import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'

/** A program in a terminal of a given size, as a person sees it and types into it. */
export type TmuxSession = {
  /** Types a text as it is. */
  type(text: string): void
  /** Presses keys by tmux's names: `Enter`, `C-c`, `Up`, `Tab`. */
  press(...keys: readonly string[]): void
  /** Pastes as a terminal does, marked as a paste where the program asked for marks. */
  paste(text: string): void
  /** The lines of the screen, without the empty ones at its end. */
  capture(): readonly string[]
  /** The lines of the screen and of what has scrolled away. */
  captureAll(): readonly string[]
  /** The screen as soon as it holds the text; fails after `seconds`, showing what it holds. */
  until(text: string | RegExp, seconds?: number): Promise<readonly string[]>
  resize(columns: number, rows: number): void
  cursor(): { readonly x: number; readonly y: number }
  /** The process in the terminal. */
  pid(): number
  end(): void
}

export type TmuxOptions = {
  readonly columns?: number
  readonly rows?: number
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
}

const has = (): boolean => spawnSync('tmux', ['-V']).status === 0

/** Whether there is a tmux; one is installed where that is possible. Without one it says so loudly. */
export function hasTmux(): boolean {
  if (has()) return true
  if (process.getuid?.() === 0)
    spawnSync('apt-get', ['install', '-y', 'tmux'], { stdio: 'ignore', timeout: 120_000 })
  if (has()) return true
  process.stderr.write(
    '\nNO TMUX: the prompt was NOT tried in a real terminal; install tmux to have it tried.\n\n',
  )
  return false
}

/** Starts a command, given as words, in a terminal of its own. */
export function startTmux(
  command: readonly string[],
  { columns = 80, rows = 24, cwd = process.cwd(), env = {} }: TmuxOptions = {},
): TmuxSession {
  // A server of its own: nobody's configuration, and nobody's sessions are ended with it.
  const server = `backcourt-${randomBytes(4).toString('hex')}`
  const tmux = (...args: readonly string[]): string =>
    execFileSync('tmux', ['-L', server, '-f', '/dev/null', ...args], { encoding: 'utf8', cwd })
  const given = Object.entries(env).flatMap(([name, value]) => ['-e', `${name}=${value}`])
  const words = command.map(word => `'${word.replaceAll("'", "'\\''")}'`).join(' ')
  // The terminal outlives the program, so that its last words and its exit code can be read.
  tmux(
    ...['new-session', '-d', '-s', 'main', '-x', `${columns}`, '-y', `${rows}`, ...given],
    `${words}; echo "[exit $?]"; exec sleep 600`,
  )
  tmux('set-option', '-g', 'status', 'off')
  tmux('resize-window', '-t', 'main', '-x', `${columns}`, '-y', `${rows}`)
  const linesOf = (text: string): readonly string[] => {
    const lines = text.split('\n').map(line => line.trimEnd())
    return lines.slice(0, lines.findLastIndex(line => line !== '') + 1)
  }
  const capture = (): readonly string[] => linesOf(tmux('capture-pane', '-p', '-t', 'main'))
  const ask = (what: string): string => tmux('display-message', '-p', '-t', 'main', `#{${what}}`).trim()
  return {
    type: text => void tmux('send-keys', '-t', 'main', '-l', '--', text),
    press: (...keys) => void tmux('send-keys', '-t', 'main', ...keys),
    paste(text) {
      tmux('set-buffer', '-b', 'paste', '--', text)
      tmux('paste-buffer', '-p', '-r', '-d', '-b', 'paste', '-t', 'main')
    },
    capture,
    captureAll: () => linesOf(tmux('capture-pane', '-p', '-S', '-', '-t', 'main')),
    async until(text, seconds = 20) {
      const end = Date.now() + seconds * 1000
      for (let looks = 0; ; looks++) {
        const lines = capture()
        const screen = lines.join('\n')
        if (typeof text === 'string' ? screen.includes(text) : text.test(screen)) return lines
        if (Date.now() > end && looks > 40) throw new Error(`the screen never held ${text}:\n${screen}`)
        await wait(50)
      }
    },
    resize: (width, height) => void tmux('resize-window', '-t', 'main', '-x', `${width}`, '-y', `${height}`),
    cursor: () => ({ x: Number(ask('cursor_x')), y: Number(ask('cursor_y')) }),
    pid: () => Number(ask('pane_pid')),
    end: () => void spawnSync('tmux', ['-L', server, 'kill-server']),
  }
}
