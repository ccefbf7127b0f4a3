import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { hasTmux, startTmux, type TmuxSession } from './tmux.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const script = fileURLToPath(new URL('./scripted-session.ts', import.meta.url))

let session: TmuxSession | undefined
afterEach(() => session?.end())

const start = (env: Readonly<Record<string, string>> = {}): TmuxSession => {
  const home = mkdtempSync(path.join(tmpdir(), 'tmux-'))
  session = startTmux([process.execPath, '--import', 'tsx', script, home], {
    cwd: root,
    env: { LC_ALL: 'C.UTF-8', PAGER: '', NO_COLOR: '', ...env },
  })
  return session
}

test.skipIf(!hasTmux())(
  'the prompt in a real terminal: complete, plan, run, type meanwhile, resize, page, leave',
  async () => {
    const terminal = start()
    await terminal.until(/backcourt>$/, 60)
    terminal.type('rea')
    terminal.press('Tab')
    await terminal.until(/backcourt> read$/)
    terminal.press('Enter')
    await terminal.until('working…')
    await terminal.until('Read it.')

    terminal.type('run')
    terminal.press('Enter')
    await terminal.until(/\[y\/N\]$/)
    terminal.type('y')
    terminal.press('Enter')
    await terminal.until('0 of 5 units')
    terminal.type('the draft')
    terminal.press('Left', 'Left')
    await terminal.until(/[1-3] of 5 units[\s\S]*backcourt> the draft$/)
    expect(terminal.cursor().x).toBe('backcourt> the dra'.length)

    for (const columns of [50, 100, 80]) {
      terminal.resize(columns, 24)
      await terminal.until(/backcourt> the draft$/)
      await terminal.until(/^Run 2026-01-05-a1 .*(\n.*){4}\nbackcourt> the draft$/m)
      expect(terminal.capture().filter(line => line.startsWith('Run 2026-01-05-a1'))).toHaveLength(1)
    }

    terminal.press('C-c')
    terminal.paste('read a\nlong')
    await terminal.until(/backcourt> long$/)
    terminal.press('Enter')
    await terminal.until('lines 1-23 of 62')
    terminal.press('q')
    await terminal.until('more lines were shown')

    terminal.press('C-c')
    await terminal.until('[k]eep running and quit')
    terminal.press('C-c')
    const last = await terminal.until('[exit 130]')
    expect(last.join('\n')).toContain('backcourt resume 2026-01-05-a1')
    expect(last.join('\n')).not.toContain('backcourt> \n')
  },
  120_000,
)

test.skipIf(!hasTmux())(
  'PAGER gets long answers, with its own keys, and the prompt is back behind it',
  async () => {
    const terminal = start({ PAGER: 'cat; printf press; head -c1 </dev/tty >/dev/null', NO_COLOR: '1' })
    await terminal.until(/backcourt>$/, 60)
    terminal.type('long')
    terminal.press('Enter')
    await terminal.until(/line 60 of the story\s+press/)
    terminal.press('Enter')
    await terminal.until(/more lines were shown\)\n\nbackcourt>$/)
    terminal.type('read')
    terminal.press('Enter')
    await terminal.until(/Read it\.\n\nbackcourt>$/)
  },
  120_000,
)
