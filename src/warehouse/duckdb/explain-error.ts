import { AskError, HeldError, RetryError, StopError } from '../errors.ts'

/** Puts a DuckDB error into the class that says what to do about it. The original stays as its cause. */
export function explainError(error: unknown, file: string): Error {
  if (!(error instanceof Error)) return new StopError(String(error))
  const text = error.message
  const holder = /Conflicting lock is held in (.+?) \(PID (\d+)\)/.exec(text)
  if (holder) {
    return new HeldError(
      `the warehouse ${file} is in use by another process: PID ${holder[2]} (${holder[1]})`,
      `wait for it, or stop it with: kill ${holder[2]}`,
      { cause: error },
    )
  }
  if (/No space left on device|out of disk space|disk (is )?full/i.test(text)) {
    return new AskError(
      `the disk that holds ${file} is full; nothing was written`,
      'free some space, then run the same command again',
      {
        cause: error,
      },
    )
  }
  if (/Read-only file system|Permission denied|read-only/i.test(text)) {
    return new AskError(
      `the warehouse ${file} cannot be written: ${firstLine(text)}`,
      'make the folder writable, or choose another with --home',
      {
        cause: error,
      },
    )
  }
  if (/Conflict on|TransactionContext Error|write-write conflict/i.test(text)) {
    return new RetryError(firstLine(text), { cause: error })
  }
  return new StopError(firstLine(text), { cause: error })
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? text
