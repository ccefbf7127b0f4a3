import { type Draft, emptyDraft } from './draft.ts'
import { editDraft } from './edit-draft.ts'
import { isEnter, type Key, keyName, typedText } from './key.ts'

/** Asked in place of the prompt; the draft waits. */
export type Question = {
  readonly text: string
  /** What may be typed: `[y/N]`. */
  readonly hint: string
  readonly typed: Draft
  /** Keys that answer by themselves, without Enter; then nothing else is typed. */
  readonly keys?: readonly string[]
}

export type Questions = {
  readonly current: () => Question | undefined
  /** What was typed behind the question, or undefined when it was turned away. Questions wait for one another. */
  readonly ask: (text: string, hint: string, keys?: readonly string[]) => Promise<string | undefined>
  readonly key: (key: Key) => void
  readonly turnAway: () => void
}

type Open = Question & { readonly settle: (typed: string | undefined) => void }

/** `said` is told how a question was answered, for the transcript. */
export function createQuestions(port: {
  readonly said: (question: Question, typed: string | undefined) => void
  readonly changed: () => void
}): Questions {
  let open: readonly Open[] = []
  const settle = (typed: string | undefined): void => {
    const [first, ...rest] = open
    if (first === undefined) return
    open = rest
    port.said(first, typed)
    first.settle(typed)
    port.changed()
  }
  return {
    current: () => open[0],
    ask: (text, hint, keys) =>
      new Promise(resolve => {
        const question = { text, hint, typed: emptyDraft, settle: resolve }
        open = [...open, keys === undefined ? question : { ...question, keys }]
        port.changed()
      }),
    key(key) {
      const [first, ...rest] = open
      if (first === undefined) return
      if (isEnter(key) && first.keys === undefined) return settle(first.typed.text)
      const name = keyName(key)
      if (name === 'escape' || name === 'alt-escape' || (name === 'ctrl-d' && first.typed.text === ''))
        return settle(undefined)
      if (first.keys !== undefined) {
        if (first.keys.includes(typedText(key))) settle(typedText(key))
        return
      }
      const edited = editDraft(first.typed, key)
      if (edited !== undefined) open = [{ ...first, typed: edited }, ...rest]
    },
    turnAway: () => settle(undefined),
  }
}

/** Only `y` or `yes` is a yes, or the wanted text where one is wanted. */
export async function confirmWith(questions: Questions, question: string, wanted?: string): Promise<boolean> {
  if (wanted !== undefined)
    return (await questions.ask(`${question} Type ${wanted} to go on:`, '')) === wanted
  return /^\s*y(es)?\s*$/i.test((await questions.ask(question, '[y/N]')) ?? '')
}
