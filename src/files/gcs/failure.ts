/** What Google's client or the line says of a request that failed. */
export type Failure = {
  /** HTTP status; absent when no answer came. */
  readonly status?: number
  /** Google's word for it, such as `rateLimitExceeded`. */
  readonly reason?: string
  /** The system's word for it, such as `ECONNRESET`. */
  readonly code?: string
  readonly message: string
}

type Thrown = Error & {
  readonly code?: number | string
  readonly type?: string
  readonly errors?: readonly { readonly reason?: string }[]
}

/** Reads what was thrown. The answer to a download is text, or the same JSON as of any other call, unread. */
export function failureOf(thrown: unknown): Failure {
  const error = thrown as Thrown
  const answer = readAnswer(error.message)
  const reason = error.errors?.[0]?.reason ?? answer?.errors?.[0]?.reason
  const code = typeof error.code === 'string' ? error.code : error.type
  return {
    ...(typeof error.code === 'number' ? { status: error.code } : {}),
    ...(reason === undefined ? {} : { reason }),
    ...(code === undefined ? {} : { code }),
    message: firstLine(answer?.message ?? error.message),
  }
}

type Answer = { readonly message?: string; readonly errors?: readonly { readonly reason?: string }[] }

function readAnswer(text: string): Answer | undefined {
  if (!text.startsWith('{')) return undefined
  try {
    return (JSON.parse(text) as { readonly error?: Answer }).error
  } catch {
    return undefined
  }
}

const firstLine = (text: string): string => (text.trim().split('\n')[0] ?? '').replace(/[.\s]+$/, '')

const STATUSES = new Set([408, 429, 500, 502, 503, 504])
const REASONS = new Set(['rateLimitExceeded', 'userRateLimitExceeded', 'backendError', 'internalError'])
/** Of the system, of node-fetch, of zlib, and of the client's own check of what it downloaded. */
const CODES = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'ETIMEDOUT',
  'EPIPE',
  'EAI_AGAIN',
  'ENOTFOUND',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ERR_STREAM_PREMATURE_CLOSE',
  'request-timeout',
  'body-timeout',
  'Z_BUF_ERROR',
  'CONTENT_DOWNLOAD_MISMATCH',
])

/** Whether the same request may do better in a moment. Everything asked here only reads, so asking twice does no harm. */
export const mayPass = ({ status, reason, code }: Failure): boolean =>
  (status !== undefined && STATUSES.has(status)) ||
  (reason !== undefined && REASONS.has(reason)) ||
  (status === undefined && code !== undefined && CODES.has(code))
