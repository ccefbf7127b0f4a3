import { type Draft, insert } from './draft.ts'
import { type Key, keyName, typedText } from './key.ts'

/** A draft after a key; `killed` is the text that Ctrl-Y brings back. */
export type Edit = Draft & { readonly killed?: string }

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** Longer clusters are not letters of anybody's; looking only this far keeps a long line cheap. */
const LONGEST_LETTER = 32

const letterBefore = ({ text, cursor }: Draft): number => {
  const near = text.slice(Math.max(0, cursor - LONGEST_LETTER), cursor)
  return cursor - ([...letters.segment(near)].at(-1)?.segment.length ?? 0)
}

const letterAfter = ({ text, cursor }: Draft): number => {
  const [next] = letters.segment(text.slice(cursor, cursor + LONGEST_LETTER))
  return cursor + (next?.segment.length ?? 0)
}

const wordBefore = ({ text, cursor }: Draft): number =>
  cursor - (/[\p{L}\p{N}_]*[^\p{L}\p{N}_]*$/u.exec(text.slice(0, cursor))?.[0].length ?? 0)

const wordAfter = ({ text, cursor }: Draft): number =>
  cursor + (/^[^\p{L}\p{N}_]*[\p{L}\p{N}_]*/u.exec(text.slice(cursor))?.[0].length ?? 0)

const spacedWordBefore = ({ text, cursor }: Draft): number =>
  cursor - (/\S*\s*$/u.exec(text.slice(0, cursor))?.[0].length ?? 0)

const move = (draft: Draft, cursor: number): Edit => ({ text: draft.text, cursor })

const remove = ({ text }: Draft, from: number, to: number): Edit => ({
  text: text.slice(0, from) + text.slice(to),
  cursor: from,
})

const kill = (draft: Draft, from: number, to: number): Edit => {
  const killed = draft.text.slice(from, to)
  return killed === '' ? draft : { ...remove(draft, from, to), killed }
}

type Action = (draft: Draft, killed: string) => Edit

const start: Action = draft => move(draft, 0)
const end: Action = draft => move(draft, draft.text.length)
const left: Action = draft => move(draft, letterBefore(draft))
const right: Action = draft => move(draft, letterAfter(draft))
const wordLeft: Action = draft => move(draft, wordBefore(draft))
const wordRight: Action = draft => move(draft, wordAfter(draft))
const rubOut: Action = draft => remove(draft, letterBefore(draft), draft.cursor)
const rubAhead: Action = draft => remove(draft, draft.cursor, letterAfter(draft))
const killWord: Action = draft => kill(draft, wordBefore(draft), draft.cursor)

/** The keys that every shell has. */
const actions: ReadonlyMap<string, Action> = new Map([
  ['ctrl-a', start],
  ['home', start],
  ['ctrl-e', end],
  ['end', end],
  ['ctrl-b', left],
  ['left', left],
  ['ctrl-f', right],
  ['right', right],
  ['alt-b', wordLeft],
  ['ctrl-left', wordLeft],
  ['alt-left', wordLeft],
  ['alt-f', wordRight],
  ['ctrl-right', wordRight],
  ['alt-right', wordRight],
  ['backspace', rubOut],
  ['ctrl-h', rubOut],
  ['delete', rubAhead],
  ['ctrl-d', rubAhead],
  ['alt-backspace', killWord],
  ['alt-d', draft => kill(draft, draft.cursor, wordAfter(draft))],
  ['ctrl-w', draft => kill(draft, spacedWordBefore(draft), draft.cursor)],
  ['ctrl-u', draft => kill(draft, 0, draft.cursor)],
  ['ctrl-k', draft => kill(draft, draft.cursor, draft.text.length)],
  ['ctrl-y', (draft, killed) => insert(draft, killed)],
])

/** What a key makes of a draft; undefined for a key that edits nothing. */
export function editDraft(draft: Draft, key: Key, killed = ''): Edit | undefined {
  const action = actions.get(keyName(key))
  if (action !== undefined) return action(draft, killed)
  const typed = typedText(key)
  return typed === '' ? undefined : insert(draft, typed)
}
