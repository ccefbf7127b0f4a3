import { createPrompt, useEffect, useKeypress, useRef, useState } from '@inquirer/core'
import type { Key } from './key.ts'
import type { Frame } from './stage.ts'

/** A frame whose line is a label and a field with the cursor in it. */
export type PromptFrame = Pick<Frame, 'above' | 'below'> & {
  readonly label: string
  /** Columns of the label. */
  readonly labelWidth: number
  readonly field: string
  /** Offset of the cursor in the field, and the columns before it. */
  readonly cursor: number
  readonly cursorWidth: number
}

export type PromptPort = {
  readonly frame: () => PromptFrame
  readonly drawing: (frame: Frame) => void
  readonly onKey: (key: Key) => void
  /** The input ended: there is nobody any more. */
  readonly onHangUp: () => void
  /** Given once, when the prompt can be drawn again and ended. */
  readonly onReady: (prompt: Mounted) => void
}

export type Mounted = {
  readonly redraw: () => void
  readonly end: (exitCode: number) => void
  /** Lets go of the keyboard for another program, and takes it back. */
  readonly pause: () => void
  readonly resume: () => void
}

/** The parts of node:readline's interface that the library's own type leaves out. */
type Interface = {
  line: string
  cursor: number
  historySize: number
  pause: () => void
  resume: () => void
  on: (event: string, listener: () => void) => void
  removeAllListeners: (event: string) => void
  removeListener: (event: string, listener: () => void) => void
}

/**
 * The one prompt of a session. It lives from the banner to the last word and never in between ends: a prompt that is made
 * anew for every line loses what is typed while there is none. The line is edited by us; readline only reads keys, so what
 * it keeps itself is put right after every key. It never sees an empty line, on which it would take Ctrl-D for the end.
 */
export const livePrompt = createPrompt<number, PromptPort>((port, done) => {
  const [, redraw] = useState(0)
  const readline = useRef<Interface | undefined>(undefined)
  useEffect(given => {
    const rl = given as unknown as Interface
    readline.current = rl
    rl.historySize = 0
    rest(rl)
    // The library ends the prompt on Ctrl-C; here the key has steps, and comes in as any other.
    rl.removeAllListeners('SIGINT')
    rl.on('SIGINT', ignore)
    const onReturn = (): void => {
      rl.resume()
      redraw(count => count + 1)
    }
    rl.on('SIGCONT', onReturn)
    rl.on('close', port.onHangUp)
    port.onReady({
      redraw: () => redraw(count => count + 1),
      end: done,
      pause: () => rl.pause(),
      resume: () => rl.resume(),
    })
    return () => {
      rl.removeListener('close', port.onHangUp)
      rl.removeListener('SIGCONT', onReturn)
    }
  }, [])
  useKeypress((key, rl) => {
    rest(rl as unknown as Interface)
    port.onKey(key)
  })

  const frame = port.frame()
  const line = `${frame.field} `
  if (readline.current) {
    readline.current.line = line
    readline.current.cursor = frame.cursor
  }
  port.drawing({
    above: frame.above,
    line: frame.label + line,
    column: frame.labelWidth + frame.cursorWidth,
    below: frame.below,
  })
  return [[...frame.above, frame.label + line].join('\n'), frame.below.join('\n')]
})

const ignore = (): void => {}

/** What readline holds of the line between two frames. */
function rest(rl: Interface): void {
  rl.line = ' '
  rl.cursor = 0
}
