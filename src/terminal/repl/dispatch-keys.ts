import { plural } from '../../assistant/words/plural.ts'
import type { Key } from './key.ts'
import type { Leaving } from './leaving.ts'
import type { Paging } from './paging.ts'
import type { Questions } from './questions.ts'
import type { Turns } from './turns.ts'
import type { Typing } from './typing.ts'

export type KeyTakers = {
  readonly questions: Questions
  readonly typing: Typing
  readonly turns: Turns
  readonly paging: Paging
  readonly leaving: Leaving
  readonly print: (lines: readonly string[]) => void
}

/** Gives each key to whoever has the screen: the pager, the open question, or the line. Returns what to say about it. */
export function dispatchKeys(takers: KeyTakers): (key: Key) => string | undefined {
  const { questions, typing, turns, paging, leaving } = takers
  /** One thing at a time: the question, the draft, the lines that wait, and only then the runs and the session. */
  const interrupt = (): void => {
    const isAsked = questions.current() !== undefined
    if (isAsked && !leaving.isOffering()) {
      questions.turnAway()
      return
    }
    if (!isAsked && typing.clear()) return
    const dropped = turns.dropWaiting()
    if (dropped > 0) takers.print([`${plural(dropped, 'waiting line')} dropped.`])
    leaving.press(turns.stop())
  }
  return key => {
    if (key.name === 'paste-start' || key.name === 'paste-end') typing.paste(key.name === 'paste-start')
    else if (paging.isOpen()) {
      if (!typing.isPasting()) paging.key(key)
    } else if (key.ctrl && key.name === 'c') interrupt()
    else if (questions.current() === undefined) typing.key(key)
    else if (typing.isPasting()) return 'A question is answered by hand; what was pasted is dropped.'
    else questions.key(key)
    return undefined
  }
}
