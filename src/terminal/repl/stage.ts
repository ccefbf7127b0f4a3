import { Writable } from 'node:stream'
import { visibleWidth } from '../visible-width.ts'

/** The terminal itself, or what stands for it in a test. */
export type Terminal = Writable & {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly rows?: number
}

/** What the prompt draws: rows above the line, the line with the cursor in it, rows below. No row is wider than the screen. */
export type Frame = {
  readonly above: readonly string[]
  readonly line: string
  /** Column of the cursor. */
  readonly column: number
  readonly below: readonly string[]
}

/** The one way to the terminal while the prompt is open: its frames and all messages go through here, in order. */
export type Stage = {
  /** Where the prompt draws. */
  readonly output: Writable
  /** Told by the prompt what it is about to draw. */
  readonly drawing: (frame: Frame) => void
  /** Told by the prompt how it is drawn again, at once. Undefined when it has gone. */
  readonly mount: (redraw: (() => void) | undefined) => void
  /** Lines that stay, above the prompt. While something else has the screen they wait. */
  readonly print: (lines: readonly string[]) => void
  /** Empties the screen; the prompt goes to its top. */
  readonly clear: () => void
  /** After a change of the width, which has folded what was drawn. */
  readonly reflow: () => void
  /** Takes the prompt off the screen and hands the terminal to somebody else, until `resume`. */
  readonly suspend: () => void
  readonly resume: () => void
}

/** What the prompt's library writes when only the cursor moved within the line; the frame that follows says it too. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
const onlyCursor = /^\u001b\[\d+G$/

export function createStage(terminal: Terminal): Stage {
  let frame: Frame | undefined
  let redraw: (() => void) | undefined
  let isSuspended = false
  let waiting: string[] = []
  let buffer: string | undefined

  const write = (text: string): void => {
    if (buffer === undefined) terminal.write(text)
    else buffer += text
  }
  /** Everything in one write, so that no half of a frame is ever seen. */
  const together = (work: () => void): void => {
    if (buffer !== undefined) {
      work()
      return
    }
    buffer = ''
    work()
    const text = buffer
    buffer = undefined
    if (text !== '') terminal.write(text)
  }
  /** From the cursor to the place where the frame began, with all below it gone. */
  const erase = ({ above, column }: Frame): string => {
    const width = terminal.columns ?? 80
    const rows = above.reduce((sum, line) => sum + Math.max(1, Math.ceil(visibleWidth(line) / width)), 0)
    const up = rows + Math.floor(column / width)
    return `${up > 0 ? `\u001b[${up}A` : ''}\r\u001b[J`
  }
  /** Room for the frame, with the cursor where the prompt believes that it left it; it draws over that. */
  const makeRoom = ({ above, below }: Frame): string =>
    '\n'.repeat(above.length + below.length) + (below.length > 0 ? `\u001b[${below.length}A` : '')
  const replace = (text: string, erased?: string): void => {
    if (frame === undefined || redraw === undefined) {
      write(text)
      return
    }
    const [seen, again] = [frame, redraw]
    together(() => {
      write((erased ?? erase(seen)) + text + makeRoom(seen))
      again()
    })
  }
  const output = Object.defineProperties(
    new Writable({
      decodeStrings: false,
      write(chunk, _encoding, done) {
        const text = String(chunk)
        if (!isSuspended && !onlyCursor.test(text)) write(text)
        done()
      },
    }),
    {
      isTTY: { get: () => terminal.isTTY },
      columns: { get: () => terminal.columns },
      rows: { get: () => terminal.rows },
    },
  )
  return {
    output,
    drawing: next => {
      frame = next
    },
    mount: draw => {
      redraw = draw
    },
    print(lines) {
      const text = lines.map(line => `${line}\n`).join('')
      if (text === '') return
      if (isSuspended) waiting.push(text)
      else replace(text)
    },
    clear: () => {
      if (!isSuspended) replace('', '\u001b[H\u001b[2J')
    },
    reflow: () => {
      if (!isSuspended) replace('')
    },
    suspend() {
      if (isSuspended) return
      if (frame !== undefined && redraw !== undefined) write(erase(frame))
      isSuspended = true
    },
    resume() {
      if (!isSuspended) return
      isSuspended = false
      const text = waiting.join('')
      waiting = []
      replace(text, '')
    },
  }
}
