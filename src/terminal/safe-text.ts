const unsafe = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu
const known: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/**
 * A text from outside as it may be printed: nothing in it moves the cursor, colours, reverses the line or hides. File
 * names and error messages come from others.
 */
export const safeText = (text: string): string =>
  text.replace(unsafe, char => known[char] ?? `\\u{${char.codePointAt(0)?.toString(16) ?? ''}}`)

/** The same for prose, whose line breaks stay breaks. */
export const safeLines = (text: string): readonly string[] => text.split(/\r?\n/).map(safeText)
