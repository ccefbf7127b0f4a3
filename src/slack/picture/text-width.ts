/** How letters are set; the size in pixels. */
export type Type = { readonly size: number; readonly bold?: boolean }

const NARROW = /[ !'(),./:;I-J[-\]f-fi-jlrt|\-·]/
const WIDE = /[%@MWmw…]/
const LARGE = /[A-Z&#+<=>^~]/
const PLAIN = /[ -~]/

/** Widths in ems of DejaVu Sans Condensed by kind of letter, each that of the widest in its kind. */
const ems = (letter: string): number =>
  NARROW.test(letter)
    ? 0.39
    : WIDE.test(letter)
      ? 0.9
      : LARGE.test(letter)
        ? 0.76
        : PLAIN.test(letter)
          ? 0.58
          : 1.65

const BOLD = 1.14

/** Pixels that a text never exceeds. Somewhat more than it takes, which is what leaves air beside it. */
export const textWidth = (text: string, { size, bold = false }: Type): number =>
  [...text].reduce((sum, letter) => sum + ems(letter), 0) * size * (bold ? BOLD : 1)

/** The text, or as much of it as fits with an ellipsis. */
export function fitText(text: string, width: number, type: Type): string {
  if (textWidth(text, type) <= width) return text
  const letters = [...text]
  while (letters.length > 0 && textWidth(`${letters.join('')}…`, type) > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

/** Lines of at most that width, at most so many; what is left over ends in an ellipsis. */
export function wrapToWidth(text: string, width: number, type: Type, most: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1)
    const longer = `${last} ${word}`
    if (last !== undefined && (lines.length === most || textWidth(longer, type) <= width))
      lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines.map(line => fitText(line, width, type))
}
