import { spawn } from 'node:child_process'
import type { Screen } from '../screen.ts'
import type { Key } from './key.ts'
import { openPager, type Pager, pageKey, renderPager } from './pager.ts'
import type { Stage, Terminal } from './stage.ts'

export type PagingPort = {
  readonly stage: Stage
  readonly terminal: Terminal
  readonly screen: () => Screen
  readonly rows: () => number
  /** The person's own pager, by PAGER. */
  readonly command: string | undefined
  /** Lets go of the keyboard, and takes it back. */
  readonly pause: () => void
  readonly resume: () => void
  readonly print: (lines: readonly string[]) => void
}

export type Paging = {
  readonly isOpen: () => boolean
  /** Shows the lines; resolves when they were read. */
  readonly show: (lines: readonly string[]) => Promise<void>
  readonly key: (key: Key) => void
  readonly redraw: () => void
}

const OTHER_SCREEN = '\u001b[?1049h'
const OWN_SCREEN = '\u001b[?1049l'
const ignore = (): void => {}

/** Long texts on a screen of their own; the prompt comes back to where it was. */
export function createPaging(port: PagingPort): Paging {
  const { stage, terminal } = port
  let open: { readonly pager: Pager; readonly close: () => void } | undefined

  const redraw = (): void => {
    if (open === undefined) return
    const lines = renderPager(open.pager, port.rows(), port.screen())
    // Each row is emptied before it is written: behind a full one, the last column would be emptied.
    terminal.write(`\u001b[H${lines.map(line => `\u001b[2K${line}`).join('\r\n')}`)
  }
  const showHere = (lines: readonly string[]): Promise<void> =>
    new Promise(resolve => {
      stage.suspend()
      terminal.write(OTHER_SCREEN)
      open = {
        pager: openPager(lines),
        close: () => {
          open = undefined
          terminal.write(OWN_SCREEN)
          stage.resume()
          resolve()
        },
      }
      redraw()
    })
  const showThere = async (command: string, lines: readonly string[]): Promise<void> => {
    stage.suspend()
    port.pause()
    const problem = await runPager(command, lines)
    port.resume()
    stage.resume()
    if (problem === undefined) return
    port.print([`PAGER=${command} does not work: ${problem}`])
    await showHere(lines)
  }
  return {
    isOpen: () => open !== undefined,
    show: lines => (port.command ? showThere(port.command, lines) : showHere(lines)),
    key(key) {
      if (open === undefined) return
      const pager = pageKey(open.pager, key, port.rows())
      if (pager === undefined) return open.close()
      open = { ...open, pager }
      redraw()
    },
    redraw,
  }
}

/** Says what was wrong, or nothing. The signals of the keyboard are the pager's while it runs. */
function runPager(command: string, lines: readonly string[]): Promise<string | undefined> {
  return new Promise(resolve => {
    process.on('SIGINT', ignore)
    const end = (problem?: string): void => {
      process.off('SIGINT', ignore)
      resolve(problem)
    }
    const env = { LESS: 'FRX', ...process.env }
    const pager = spawn(command, { shell: true, stdio: ['pipe', 'inherit', 'ignore'], env })
    pager.once('error', error => end(error.message))
    // 127 and 126 are the shell's: not found, not allowed. Any other code is the pager's own affair.
    pager.once('exit', code => end(code === 127 || code === 126 ? `it ended with ${code}` : undefined))
    // Closed before it has read everything: the person had enough.
    pager.stdin.on('error', ignore)
    pager.stdin.end(lines.map(line => `${line}\n`).join(''))
  })
}
