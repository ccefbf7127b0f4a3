/** Text in lines of at most `width` characters, broken at spaces; a longer word stands on a line of its own. */
export const wrapText = (text: string, width: number): readonly string[] => {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** Rows of two columns: terms aligned, texts wrapped beside them, or below a term that is too long for its column. */
export const wrapRows = (
  rows: readonly (readonly [term: string, text: string])[],
  { width, widestTerm }: { readonly width: number; readonly widestTerm: number },
): readonly string[] => {
  const fitting = rows.map(([term]) => term.length).filter(length => length <= widestTerm)
  const indent = 2 + Math.max(0, ...fitting) + 2
  return rows.flatMap(([term, text]) => {
    const [first = '', ...rest] = wrapText(text, width - indent)
    const hanging = rest.map(line => ' '.repeat(indent) + line)
    if (term.length > widestTerm) return [`  ${term}`, ' '.repeat(indent) + first, ...hanging]
    return [`  ${term.padEnd(indent - 2)}${first}`.trimEnd(), ...hanging]
  })
}
