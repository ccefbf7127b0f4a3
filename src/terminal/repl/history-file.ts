import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { redact } from '../../assistant/rights/redact.ts'

/** Lines kept on disk and in memory. */
export const MOST_LINES = 5_000

export type History = {
  /** Oldest first. */
  readonly lines: () => readonly string[]
  /** Keeps a line, unless it is the one before or looks as if it held a secret. */
  readonly add: (line: string) => void
}

/** Whether a line holds something that must not lie on a disk; `password=` counts even with nothing behind it. */
export const looksSecret = (line: string): boolean =>
  redact(line) !== line || /\b(?:password|passwd|secret|token|bearer)\s*[=:]?\s*$|\bxox[a-z]-/i.test(line)

/**
 * The lines typed in earlier sessions and this one, in a file for its owner only. A line is added by one append, so two
 * terminals may share the file. A file that cannot be read or written costs the memory and nothing else: `complain` is
 * told once.
 */
export function openHistory(file: string, complain: (message: string) => void): History {
  let lines: string[] = []
  let isBroken = false
  const attempt = (work: () => void): void => {
    if (isBroken) return
    try {
      work()
    } catch (error) {
      isBroken = true
      const reason = error instanceof Error ? error.message : String(error)
      complain(`What you type is not remembered in ${file}: ${reason}`)
    }
  }
  attempt(() => {
    lines = readLines(file)
  })
  return {
    lines: () => lines,
    add(line) {
      if (line === lines.at(-1) || looksSecret(line)) return
      lines.push(line)
      if (lines.length > MOST_LINES) lines = lines.slice(-MOST_LINES)
      attempt(() => {
        mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
        appendFileSync(file, `${line}\n`, { mode: 0o600 })
      })
    },
  }
}

function readLines(file: string): string[] {
  const stats = statSync(file, { throwIfNoEntry: false })
  if (stats === undefined) return []
  if ((stats.mode & 0o077) !== 0) chmodSync(file, 0o600)
  const stored = readFileSync(file, 'utf8').split('\n')
  const lines = stored
    .filter((line, i) => line.trim() !== '' && line !== stored[i - 1] && !looksSecret(line))
    .slice(-MOST_LINES)
  if (lines.length < stored.length - 1) {
    // Replaced whole, so that a crash leaves the old file or the new one.
    const fresh = `${file}.${process.pid}`
    writeFileSync(fresh, lines.map(line => `${line}\n`).join(''), { mode: 0o600 })
    renameSync(fresh, file)
  }
  return lines
}
