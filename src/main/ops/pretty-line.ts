const shown = new Set(['level', 'time', 'msg', 'err', 'version', 'pid', 'role'])

/** One log line for a person: `10:42:07 warn  redis is back  lane=bulk`. The date and who wrote it are left to the JSON. */
export function prettyLine(line: string): string {
  const entry = JSON.parse(line) as Readonly<Record<string, unknown>>
  const fields = Object.entries(entry)
    .filter(([key]) => !shown.has(key))
    .map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
  const first = [
    String(entry.time).slice(11, 19),
    String(entry.level).padEnd(5),
    entry.msg ?? '',
    ...(fields.length > 0 ? [` ${fields.join(' ')}`] : []),
  ].join(' ')
  const stack = (entry.err as { readonly stack?: string } | undefined)?.stack
  return stack ? `${first}\n${stack}` : first
}
