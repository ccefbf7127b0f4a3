import { redact } from '../../assistant/rights/redact.ts'

const secretKey = /token|secret|passw|authorization|cookie|api[_-]?key/i
const HIDDEN = '[redacted]'

/**
 * Takes secrets out of one line of JSON: what looks like one, what stands under a key that says so, and the values in
 * `known`, however they look (a signing secret is just hex). Works on values, so that the line stays JSON.
 */
export function redactLine(line: string, known: readonly string[] = []): string {
  return JSON.stringify(
    JSON.parse(line, (key: string, value: unknown) => {
      if (typeof value !== 'string') return value
      if (secretKey.test(key)) return HIDDEN
      return known.reduce((safe, secret) => safe.replaceAll(secret, HIDDEN), redact(value))
    }),
  )
}
