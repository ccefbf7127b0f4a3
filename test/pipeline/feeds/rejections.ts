import { expect, it } from 'vitest'
import type { FilePlace } from '../../../src/files/layout.ts'
import type { Feed, FeedContext, FeedFault, RawRow } from '../../../src/pipeline/feeds/feed.ts'
import { fileColumns } from '../../../src/pipeline/feeds/feed.ts'
import { bytes, contextOf, withValue } from './small-game.ts'

/** One change to a good file, the code it must be rejected with, and what the sentence must name. */
export type Rejection = readonly [name: string, path: string, value: unknown, code: FeedFault, says: RegExp]

/** Each change makes one test. */
export function rejects(feed: Feed, place: FilePlace, good: object, cases: readonly Rejection[]): void {
  it.each(cases)('rejects %s', (_name, path, value, code, says) => {
    const outcome = feed.parse(place, bytes(withValue(good, path, value)), contextOf())
    expect(outcome).toMatchObject({ ok: false, code })
    expect(outcome.ok ? '' : outcome.detail).toMatch(says)
  })
}

/** The rows of a file that must be good; their columns must be those of the table. */
export function rowsOf(
  feed: Feed,
  place: FilePlace,
  file: unknown,
  context: FeedContext = contextOf(),
): RawRow[] {
  const outcome = feed.parse(place, bytes(file), context)
  if (!outcome.ok) throw new Error(`${outcome.code}: ${outcome.detail}`)
  const columns = Object.keys(feed.table.columns).filter(name => !fileColumns.some(file => file === name))
  for (const row of outcome.rows) expect(Object.keys(row).toSorted()).toEqual(columns.toSorted())
  return [...outcome.rows]
}
