/** The line being edited. The cursor is an offset in code units, never inside a character. */
export type Draft = { readonly text: string; readonly cursor: number }

export const emptyDraft: Draft = { text: '', cursor: 0 }

/** A text with the cursor behind it. */
export const draftOf = (text: string): Draft => ({ text, cursor: text.length })

/** Puts a text in at the cursor. */
export const insert = ({ text, cursor }: Draft, piece: string): Draft => ({
  text: text.slice(0, cursor) + piece + text.slice(cursor),
  cursor: cursor + piece.length,
})
