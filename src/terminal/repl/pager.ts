import { cutText } from '../fit-text.ts'
import { paint } from '../paint.ts'
import type { Screen } from '../screen.ts'
import { stripAnsi, visibleWidth } from '../visible-width.ts'
import { isEnter, type Key, keyName, typedText } from './key.ts'

/** A long text on its way past a screen. A plain value; a key makes another one of it. */
export type Pager = {
  readonly lines: readonly string[]
  /** Index of the first line on the screen. */
  readonly top: number
  /** Being typed behind `/`. */
  readonly typing?: string | undefined
  /** What `n` looks for again. */
  readonly query?: string | undefined
  readonly note?: string | undefined
}

export const openPager = (lines: readonly string[]): Pager => ({ lines, top: 0 })

/** Lines of text on a screen of so many rows; the last one says where we are. */
const pageOf = (rows: number): number => Math.max(1, rows - 1)

const scrollTo = (pager: Pager, top: number, rows: number): Pager => ({
  lines: pager.lines,
  query: pager.query,
  top: Math.max(0, Math.min(top, pager.lines.length - pageOf(rows))),
})

/** The pager after a key, or undefined when it was closed. */
export function pageKey(pager: Pager, key: Key, rows: number): Pager | undefined {
  if (pager.typing !== undefined) return typeQuery(pager, pager.typing, key, rows)
  const page = pageOf(rows)
  const by = (lines: number): Pager => scrollTo(pager, pager.top + lines, rows)
  if (isEnter(key)) return by(1)
  switch (keyName(key)) {
    case 'q':
    case 'ctrl-c':
    case 'ctrl-d':
    case 'escape':
    case 'alt-escape':
      return undefined
    case 'space':
    case 'f':
    case 'ctrl-f':
    case 'pagedown':
      return by(page)
    case 'b':
    case 'ctrl-b':
    case 'pageup':
      return by(-page)
    case 'down':
    case 'j':
      return by(1)
    case 'up':
    case 'k':
      return by(-1)
    case 'home':
      return scrollTo(pager, 0, rows)
    case 'end':
      return scrollTo(pager, pager.lines.length, rows)
    case 'g':
      return scrollTo(pager, key.shift ? pager.lines.length : 0, rows)
    case 'n':
      return seek(pager, key.shift ? -1 : 1, rows)
  }
  return key.sequence === '/' ? { ...pager, typing: '', note: undefined } : { ...pager, note: undefined }
}

function typeQuery(pager: Pager, typing: string, key: Key, rows: number): Pager {
  if (isEnter(key)) return seek({ ...pager, query: typing || pager.query, typing: undefined }, 1, rows)
  const name = keyName(key)
  if (name === 'escape' || name === 'ctrl-c' || (name === 'backspace' && typing === ''))
    return { ...pager, typing: undefined }
  if (name === 'backspace') return { ...pager, typing: [...typing].slice(0, -1).join('') }
  return { ...pager, typing: typing + typedText(key) }
}

/** The next line that holds the query goes to the top of the screen. */
function seek(pager: Pager, step: 1 | -1, rows: number): Pager {
  const wanted = pager.query?.toLowerCase()
  if (!wanted) return { ...pager, note: 'type / and what to look for' }
  for (let i = pager.top + step; i >= 0 && i < pager.lines.length; i += step)
    if (
      stripAnsi(pager.lines[i] ?? '')
        .toLowerCase()
        .includes(wanted)
    )
      return scrollTo(pager, i, rows)
  return { ...pager, note: `no other line ${step > 0 ? 'below' : 'above'} holds '${pager.query}'` }
}

/** What the screen shows: exactly `rows` lines, none wider than it. */
export function renderPager(pager: Pager, rows: number, screen: Screen): readonly string[] {
  const page = pageOf(rows)
  const width = screen.width - 1
  const shown = pager.lines.slice(pager.top, pager.top + page)
  const last = pager.top + shown.length
  const end = last >= pager.lines.length ? ' (end)' : ''
  const where = `lines ${pager.top + 1}-${last} of ${pager.lines.length}${end}`
  const status =
    pager.typing === undefined
      ? (pager.note ?? `${where}  space: on, b: back, /: search, q: close`)
      : `/${pager.typing}`
  return [
    ...shown.map(line =>
      visibleWidth(line) <= screen.width ? line : cutText(stripAnsi(line), screen.width, screen.unicode),
    ),
    ...Array.from({ length: page - shown.length }, () => ''),
    paint(cutText(status, width, screen.unicode), 'strong', screen),
  ]
}
