import { charWidth, visibleWidth } from './visible-width.ts'

/** As much of an uncoloured text as fits in `width` columns, with a mark at the end where something is cut off. */
export const cutText = (text: string, width: number, unicode: boolean): string => {
  if (visibleWidth(text) <= width) return text
  const mark = unicode ? '…' : width > 8 ? '...' : '~'
  return takeWidth(text, width - mark.length).trimEnd() + mark
}

/** The beginning of an uncoloured text that fits in `width` columns. */
export const takeWidth = (text: string, width: number): string => {
  let [taken, used] = ['', 0]
  for (const char of text) {
    used += charWidth(char)
    if (used > width) break
    taken += char
  }
  return taken
}

/** Fills an uncoloured text with spaces to `width` columns. */
export const padText = (text: string, width: number, align: 'left' | 'right' = 'left'): string => {
  const space = ' '.repeat(Math.max(0, width - visibleWidth(text)))
  return align === 'right' ? space + text : text + space
}
