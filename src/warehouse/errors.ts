/** Broken parts, one class per reaction. A refusal is a value and never one of these. */

/** Doing the same again can help: a conflict, a quota, a lost connection. */
export class RetryError extends Error {
  override readonly name = 'RetryError'
}

/** Another transaction on the same rows or table was faster; whoever gives way often enough gets its turn. */
export class ConflictError extends RetryError {}

/** Doing the same again cannot help: a bug, an invalid query, a missing part. */
export class StopError extends Error {
  override readonly name = 'StopError'
}

/** A table or dataset that was asked for is not there; `init` says which, and makes ours. */
export class AbsentError extends StopError {}

/** A person has to do something first: free the file, the disk, a right. `fix` says what. */
export class AskError extends Error {
  override readonly name = 'AskError'
  readonly fix: string

  constructor(message: string, fix: string, options?: ErrorOptions) {
    super(message, options)
    this.fix = fix
  }
}

/** Another process holds the warehouse; it may be one of ours and able to help. */
export class HeldError extends AskError {}
