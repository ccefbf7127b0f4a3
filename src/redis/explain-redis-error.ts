import { ReplyError } from 'ioredis'
import { AskError, RetryError, StopError } from '../warehouse/errors.ts'

/** Puts an error of the client or the server into the class that says what to do about it. */
export function explainRedisError(error: unknown, place: string): Error {
  if (!(error instanceof Error)) return new StopError(String(error))
  if (error instanceof AskError || error instanceof RetryError || error instanceof StopError) return error
  const text = error.message
  if (!(error instanceof ReplyError)) {
    // No answer: the connection broke, the server is away, or it took too long.
    return new RetryError(`Redis at ${place} does not answer: ${text}`, { cause: error })
  }
  if (/^(LOADING|READONLY|MASTERDOWN|TRYAGAIN|BUSY|CLUSTERDOWN)/.test(text)) {
    return new RetryError(`Redis at ${place} is busy with itself: ${text}`, { cause: error })
  }
  if (/^(OOM|MISCONF)/.test(text)) {
    return new AskError(`Redis at ${place} takes no more writes: ${text}`, ROOM, { cause: error })
  }
  if (/^(NOAUTH|WRONGPASS|NOPERM)|invalid password|DB index/i.test(text)) {
    return new AskError(`Redis at ${place} refuses us: ${text}`, RIGHTS, { cause: error })
  }
  return new StopError(`Redis at ${place}: ${text}`, { cause: error })
}

const ROOM = 'give it more memory or disk; keep maxmemory-policy at noeviction'
const RIGHTS = 'check user, password and database number in REDIS_URL'
