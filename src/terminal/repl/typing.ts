import { LONGEST_LINE, refuseTooLong } from '../../assistant/command/split-words.ts'
import type { Refusal } from '../../assistant/refusal.ts'
import { emptyDraft } from './draft.ts'
import { type Editor, edit, emptyEditor, type Wish, withDraft } from './editor.ts'
import { fillCompletion } from './fill-completion.ts'
import { isEnter, type Key, typedText } from './key.ts'

export type TypingPort = {
  readonly history: () => readonly string[]
  readonly complete: (line: string) => Promise<readonly string[]>
  readonly submit: (line: string) => void
  /** A line that was not even taken. */
  readonly refuse: (refusal: Refusal) => void
  readonly hint: (text: string) => void
  readonly wish: (wish: Exclude<Wish, 'submit' | 'complete'>) => void
  readonly changed: () => void
}

export type Typing = {
  readonly editor: () => Editor
  readonly key: (key: Key) => void
  /** Everything between these two is text, whatever keys it looks like. */
  readonly paste: (isPasting: boolean) => void
  readonly isPasting: () => boolean
  /** Empties the line; false when there was nothing in it. */
  readonly clear: () => boolean
}

/** The line being edited, with what its keys want done. */
export function createTyping(port: TypingPort): Typing {
  let editor = emptyEditor
  let isPasting = false
  // More was put in than a command can have: what is kept of it must never run.
  let isTooLong = false

  const submit = (): void => {
    const line = editor.draft.text
    editor = withDraft(editor, emptyDraft)
    if (isTooLong) port.refuse(refuseTooLong(line))
    else port.submit(line)
    isTooLong = false
  }
  const complete = async (): Promise<void> => {
    const { draft } = editor
    try {
      const candidates = await port.complete(draft.text.slice(0, draft.cursor))
      // Typed on meanwhile: the answer is about another line.
      if (editor.draft !== draft) return
      if (candidates.length === 0) port.hint('Nothing known begins like this.')
      const filled = fillCompletion(draft, candidates)
      editor = { ...withDraft(editor, filled.draft), candidates: filled.candidates }
    } catch (error) {
      port.hint(`No completion: ${error instanceof Error ? error.message : String(error)}`)
    }
    port.changed()
  }
  return {
    editor: () => editor,
    isPasting: () => isPasting,
    paste: now => {
      isPasting = now
    },
    key(key) {
      if (isPasting && key.name === 'tab') return this.key({ name: 'space', sequence: ' ' })
      if (isPasting && !isEnter(key) && typedText(key) === '') return
      if (editor.draft.text.length >= LONGEST_LINE && typedText(key) !== '') {
        isTooLong = true
        return
      }
      const { editor: next, wish } = edit(editor, key, port.history())
      editor = next
      if (editor.draft.text === '') isTooLong = false
      if (wish === 'submit') submit()
      else if (wish === 'complete') void complete()
      else if (wish !== undefined) port.wish(wish)
    },
    clear() {
      const { search, draft } = editor
      if (search === undefined && draft.text === '') return false
      editor = withDraft(editor, search?.before ?? emptyDraft)
      isTooLong = false
      return true
    },
  }
}
