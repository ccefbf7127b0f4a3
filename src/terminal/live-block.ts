import type { Writable } from 'node:stream'
import { visibleWidth } from './visible-width.ts'

export type LiveBlock = {
  /** Replaces what was drawn before; `width` is the terminal's at this moment. */
  draw(lines: readonly string[], width: number): void
}

/**
 * Lines redrawn in place. Between frames the cursor stands, visible, at the start of the line below the block: it is
 * hidden only inside a frame, which is one write, so that no way of dying can leave a terminal without its cursor.
 */
export function liveBlock(stream: Writable): LiveBlock {
  let drawn: readonly number[] = []
  return {
    draw(lines, width) {
      // A narrower window has folded the old lines into more rows.
      const rows = drawn.reduce((sum, each) => sum + Math.max(1, Math.ceil(each / width)), 0)
      const up = rows === 0 ? '' : `\u001b[${rows}A`
      const body = lines.map(line => `${line}\u001b[K\n`).join('')
      stream.write(`\u001b[?25l\r${up}${body}\u001b[J\u001b[?25h`)
      drawn = lines.map(visibleWidth)
    },
  }
}
