export type SqlToken = {
  readonly kind: 'word' | 'number' | 'text' | 'param' | 'sign'
  readonly text: string
  /** 1-based. */
  readonly line: number
}

const TOKEN =
  /(?<blank>\s+|--[^\n]*)|(?<text>'(?:[^'\\]|\\.|'')*')|(?<param>@\w+)|(?<number>\d+(?:\.\d+)?)|(?<word>[A-Za-z_]\w*)|(?<sign>[\s\S])/gy

/** The words, numbers, texts and signs of a statement; comments are left out. */
export function sqlTokens(sql: string): readonly SqlToken[] {
  let line = 1
  const tokens: SqlToken[] = []
  for (const { 0: all, groups = {} } of sql.matchAll(TOKEN)) {
    const kind = (['word', 'number', 'text', 'param', 'sign'] as const).find(
      name => groups[name] !== undefined,
    )
    if (kind) tokens.push({ kind, text: all, line })
    line += all.split('\n').length - 1
  }
  return tokens
}
