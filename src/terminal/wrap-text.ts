import { takeWidth } from './fit-text.ts'
import { visibleWidth } from './visible-width.ts'

/**
 * Breaks an uncoloured text into lines of at most `width` columns: at spaces; a longer word behind the signs that part
 * names and paths; else anywhere. Nothing is lost.
 */
export const wrapText = (text: string, width: number): readonly string[] => {
  const lines: string[] = []
  let line = ''
  const add = (piece: string): void => {
    if (line !== '' && visibleWidth(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += piece
  }
  for (const word of text.split(/(?<=\s)(?=\S)/)) {
    if (visibleWidth(word.trimEnd()) <= width) add(word)
    else
      for (const part of word.split(/(?<=[_/,;:=|.-])(?=[^\s_/,;:=|.-])/))
        for (const piece of pieces(part, width)) add(piece)
  }
  return [...lines, ...(line.trim() === '' && lines.length > 0 ? [] : [line.trimEnd()])]
}

/** Cuts what has no place to break. */
function pieces(part: string, width: number): readonly string[] {
  const cut: string[] = []
  let rest = part
  while (visibleWidth(rest.trimEnd()) > width) {
    const head = takeWidth(rest, width) || rest.slice(0, 1)
    cut.push(head)
    rest = rest.slice(head.length)
  }
  return [...cut, rest]
}

/** Lines with a hanging indent: the first begins with `first`, the others below its text. */
export const wrapBehind = (first: string, text: string, width: number): readonly string[] => {
  const indent = visibleWidth(first)
  return wrapText(text, Math.max(8, width - indent)).map(
    (line, i) => (i === 0 ? first : ' '.repeat(indent)) + line,
  )
}
