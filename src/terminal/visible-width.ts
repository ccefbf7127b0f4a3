// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
const ansi = /\u001b\[[0-9;?]*[A-Za-z]/g
const plain = /^[\x20-\x7e]*$/
const zeroWidth = /^[\p{Mn}\p{Me}\p{Cf}]$/u
/** East Asian wide characters and emoji, as terminals draw them. */
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]$/u

/** The text without colours and cursor movements. */
export const stripAnsi = (text: string): string => text.replace(ansi, '')

/** Columns that one character takes: 0 for a combining accent, 2 for a wide one. */
export const charWidth = (char: string): number => {
  if (plain.test(char)) return 1
  if (zeroWidth.test(char)) return 0
  return wide.test(char) ? 2 : 1
}

/** Columns that a text takes in a terminal. */
export const visibleWidth = (text: string): number => {
  if (plain.test(text)) return text.length
  let width = 0
  for (const char of stripAnsi(text)) width += charWidth(char)
  return width
}
