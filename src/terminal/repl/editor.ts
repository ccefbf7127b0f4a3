import { type Draft, draftOf, emptyDraft } from './draft.ts'
import { editDraft } from './edit-draft.ts'
import { isEnter, type Key, keyName, typedText } from './key.ts'
import { beginSearch, narrowSearch, type Search, searchOn, widenSearch } from './search-history.ts'
import { type Walk, walkBack, walkForward } from './walk-history.ts'

/** All that the line being edited is made of. A plain value: a key makes another one of it. */
export type Editor = {
  readonly draft: Draft
  readonly killed: string
  readonly walk?: Walk | undefined
  /** With what was there before the search, to come back to. */
  readonly search?: (Search & { readonly before: Draft }) | undefined
  /** What Tab could not decide between, shown until the next key. */
  readonly candidates: readonly string[]
}

/** What is left to do after a key. */
export type Wish = 'submit' | 'complete' | 'clear screen' | 'leave'

export type Edited = { readonly editor: Editor; readonly wish?: Wish }

export const emptyEditor: Editor = { draft: emptyDraft, killed: '', candidates: [] }

/** The editor with another draft and nothing else under way; what was cut out stays at hand. */
export const withDraft = ({ killed }: Editor, draft: Draft): Editor => ({ draft, killed, candidates: [] })

/** One key. `history` is oldest first. */
export function edit(editor: Editor, key: Key, history: readonly string[]): Edited {
  if (editor.search !== undefined) return editSearch(editor, editor.search, key, history)
  const { draft, walk, killed } = editor
  if (isEnter(key)) return { editor: withDraft(editor, draft), wish: 'submit' }
  switch (keyName(key)) {
    case 'tab':
      // Shift-Tab does nothing.
      return key.shift ? { editor } : { editor: withDraft(editor, draft), wish: 'complete' }
    case 'up':
    case 'ctrl-p':
      return { editor: { ...withDraft(editor, draft), walk, ...walkBack(history, draft, walk) } }
    case 'down':
    case 'ctrl-n':
      return { editor: { ...withDraft(editor, draft), ...walkForward(history, draft, walk) } }
    case 'ctrl-r':
      return { editor: { ...withDraft(editor, draft), search: { ...beginSearch(history), before: draft } } }
    case 'ctrl-l':
      return { editor, wish: 'clear screen' }
    case 'ctrl-d':
      if (draft.text === '') return { editor, wish: 'leave' }
  }
  const edited = editDraft(draft, key, killed)
  if (edited === undefined) return { editor: { ...editor, candidates: [] } }
  const { killed: now = killed, ...next } = edited
  return { editor: { draft: next, killed: now, candidates: [] } }
}

/** What a search shows: the entry with the cursor where the query is in it. */
function found(history: readonly string[], { query, at }: Search, before: Draft): Draft {
  const entry = history[at]
  if (entry === undefined) return before
  return { text: entry, cursor: Math.max(0, entry.toLowerCase().indexOf(query.toLowerCase())) }
}

function editSearch(
  editor: Editor,
  search: NonNullable<Editor['search']>,
  key: Key,
  history: readonly string[],
): Edited {
  const go = (next: Search): Edited => {
    const { before } = search
    return { editor: { ...editor, draft: found(history, next, before), search: { ...next, before } } }
  }
  if (isEnter(key)) return { editor: withDraft(editor, draftOf(editor.draft.text)), wish: 'submit' }
  switch (keyName(key)) {
    case 'ctrl-r':
      return go(searchOn(history, search))
    case 'backspace':
    case 'ctrl-h':
      return go(widenSearch(history, search))
    case 'escape':
    case 'alt-escape':
    case 'ctrl-g':
      return { editor: withDraft(editor, search.before) }
    case 'tab':
      return { editor: withDraft(editor, draftOf(editor.draft.text)) }
  }
  const typed = typedText(key)
  if (typed !== '') return go(narrowSearch(history, search, search.query + typed))
  // Any other key takes the line over and does there what it always does.
  return key.name === undefined ? { editor } : edit(withDraft(editor, editor.draft), key, history)
}
