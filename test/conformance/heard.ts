/** What one surface said to one line. */
export type Heard = {
  /** Exit code; undefined where a line has none of its own, as in a script. */
  readonly code?: number | null
  /** The document of `--json`, or all that was printed. */
  readonly said: Readonly<Record<string, unknown>> | string
  readonly home: string
}

export type Normal = { readonly code?: number | null; readonly said: unknown }

/** What differs from one time to the next, in the order in which it is taken out. */
const PASSING: readonly (readonly [RegExp, string])[] = [
  [/\d{4}-\d\d-\d\d(?:T|\s+)\d\d:\d\d(:\d\d(\.\d+)?)?Z?/g, 'INSTANT'],
  [/\brun\s+[a-hjkmnp-z2-9]{6}\b/g, 'run ID'],
  [/(?<="runId": ?")[a-z0-9]{6}(?=")/g, 'ID'],
  [/\bPID\s+\d+/g, 'PID N'],
  [/\b[\d.,]+\s*(GB|MB|KB|bytes)\b/g, 'SIZE'],
  [/\b\d+(\.\d+)?\s*(ms|s|min|h)\b(\s+\d+\s*(s|min))?/g, 'TIME'],
  [/(?<="(?:freeBytes|totalBytes|pid)": ?)\d+/g, '0'],
  [/(?<="seconds": ?)[\d.e-]+/g, '0'],
]

const settle = (text: string, home: string): string =>
  PASSING.reduce((settled, [from, to]) => settled.replaceAll(from, to), text.replaceAll(home, 'HOME'))

/** The same without what may differ: places, ids, times, sizes, processes. */
export function heardAs({ code, said, home }: Heard): Normal {
  const settled =
    typeof said === 'string' ? settle(said, home) : JSON.parse(settle(JSON.stringify(said), home))
  return { ...(code === undefined ? {} : { code }), said: settled }
}

/** Whether words on a screen are those of the document: verdict and facts in one piece, the refusal with each way out. */
export function sameWords({ said }: Normal, { said: document }: Normal): boolean {
  const printed = squash(String(said))
  const { outcome, headline, facts, message, fix, next } = document as Record<string, unknown>
  const whole =
    outcome === 'refused'
      ? `Refused:${squash(String(message))}Nothingwasdone.`
      : squash([headline, ...(facts as string[])].join(''))
  const ways = ((fix ?? next) as readonly string[]).map(way => squash(way.replace(' --json', '')))
  return whole.length > 0 && printed.includes(whole) && ways.every(way => printed.includes(way))
}

/** Where lines are broken, and how they are indented, is no word. */
const squash = (text: string): string => text.replaceAll(/\s+/g, '')
