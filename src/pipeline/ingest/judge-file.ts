import { createHash } from 'node:crypto'
import type { FeedFile } from '../../files/list-feed.ts'
import type { Feed, FeedContext, RawRow } from '../feeds/feed.ts'
import { rowFault } from './row-fault.ts'

/** A file that was read: its rows, or why it has none. */
export type JudgedFile = FeedFile & {
  readonly hash: string
  readonly verdict:
    | { readonly ok: true; readonly rows: readonly RawRow[] }
    | { readonly ok: false; readonly code: string; readonly reason: string }
}

/** First 16 hex digits of SHA-256, as the original pipeline stores it. */
export const contentHash = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 16)

/** Reads a file's content against its feed and the contract of the feed's table. */
export function judgeFile(feed: Feed, file: FeedFile, bytes: Uint8Array, context: FeedContext): JudgedFile {
  const hash = contentHash(bytes)
  const outcome = feed.parse(file.place, bytes, context)
  if (!outcome.ok)
    return { ...file, hash, verdict: { ok: false, code: outcome.code, reason: outcome.detail } }
  const fault = rowFault(feed.table, outcome.rows)
  if (fault) return { ...file, hash, verdict: { ok: false, code: 'contract', reason: fault } }
  return { ...file, hash, verdict: { ok: true, rows: outcome.rows } }
}
