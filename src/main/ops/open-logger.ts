import { type DestinationStream, destination, type Logger, pino, stdTimeFunctions } from 'pino'
import packageJson from '../../../package.json' with { type: 'json' }
import type { LogLevel } from './log-level.ts'
import { prettyLine } from './pretty-line.ts'
import { redactLine } from './redact-line.ts'

export type LoggerOptions = {
  readonly level: LogLevel
  /** What this process is, in every line. */
  readonly role: 'worker' | 'slack' | 'assistant'
  /** Lines for a person instead of JSON. */
  readonly pretty?: boolean
  /** Values that are never written, whatever they look like: this process's tokens. Empty ones are ignored. */
  readonly secrets?: readonly (string | undefined)[]
  /** Standard error unless given. */
  readonly to?: DestinationStream
}

/**
 * Structured logs: one JSON object a line, with version, PID and role. What concerns a unit says which:
 * `logger.child({ runId, unitId, attempt })`. Every line is cleaned of secrets on its way out, so nobody has to think of
 * it at the place that logs. Lines are written at once: the last one before a crash is the one that is wanted.
 */
export function openLogger({ level, role, pretty = false, secrets = [], to }: LoggerOptions): Logger {
  const known = secrets.flatMap(secret => secret || [])
  return pino(
    {
      level,
      base: { version: packageJson.version, pid: process.pid, role },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: label => ({ level: label }) },
      hooks: {
        streamWrite: line => {
          const safe = redactLine(line, known)
          return `${pretty ? prettyLine(safe) : safe}\n`
        },
      },
    },
    to ?? destination({ dest: 2, sync: true }),
  )
}
