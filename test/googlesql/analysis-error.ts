import type { GrpcError } from './load-grpc.ts'

/** Why GoogleSQL does not take a statement, in the words that BigQuery uses. */
export type AnalysisError = {
  readonly error: string
  /** 1-based place in the text; absent when the whole statement is meant. */
  readonly line?: number
  readonly column?: number
}

const invalidArgument = 3
const outOfRange = 11
const unimplemented = 12
const aboutTheSql = new Set([invalidArgument, outOfRange, unimplemented])

/** Turns the server's "no" into a value; anything else (server gone, message too long) is thrown on. */
export function toAnalysisError(error: unknown): AnalysisError {
  if (!isGrpcError(error) || !aboutTheSql.has(error.code)) throw error
  const at = /^(?<error>[\s\S]*) \[at (?<line>\d+):(?<column>\d+)\]$/.exec(error.details.trim())?.groups
  if (!at) return { error: error.details }
  return { error: at.error ?? '', line: Number(at.line), column: Number(at.column) }
}

const isGrpcError = (error: unknown): error is GrpcError =>
  error instanceof Error && 'code' in error && 'details' in error
