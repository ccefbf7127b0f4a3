/** A place for log lines, to read them again. */
export function keptLines() {
  const lines: string[] = []
  return {
    to: { write: (line: string) => void lines.push(line) },
    lines,
    entries: () => lines.map(line => JSON.parse(line) as Readonly<Record<string, unknown>>),
  }
}
