import { feedIds } from '../../../files/layout.ts'
import type { FeedFile } from '../../../files/list-feed.ts'
import { date, dates } from '../../../warehouse/param.ts'
import { readSql } from '../../sql/read-sql.ts'
import { seasonStart } from '../../units/unit.ts'
import { type Check, examplesOf, pass } from '../check.ts'
import type { RangeContext } from '../range-context.ts'

const KNOWN = readSql('preflight/known-files')

/** By the store's version, as an ingest decides it: the content is not read. */
export const newFilesCheck: Check<RangeContext> = {
  id: 'new-files',
  phase: 2,
  says: 'no file of the range waits to be ingested',
  quick: false,
  after: ['warehouse', 'file-store'],
  run: async context => {
    const { warehouse, start, end, seasonYears, signal } = context
    const params = { start: date(start), end: date(end), season_starts: dates(seasonYears.map(seasonStart)) }
    const { rows } = await warehouse.query({ sql: KNOWN, params }, { signal })
    const versions = new Map(rows.map(row => [String(row.path), String(row.version)]))
    const listings = await Promise.all(feedIds.map(feed => context.files(feed)))
    const files = listings.flatMap(listing => listing.files)
    const waiting = files.filter(({ entry }) => versions.get(entry.path) !== entry.version)
    const changed = waiting.filter(({ entry }) => versions.has(entry.path)).length
    const numbers = { files: files.length, waiting: waiting.length, changed }
    if (waiting.length === 0) return pass(`${files.length} of ${files.length} files are ingested`, numbers)
    return {
      kind: 'fail',
      says: `${files.length - waiting.length} of ${files.length} files are ingested; ${waiting.length - changed} are new, ${changed} have changed`,
      numbers,
      examples: examplesOf(waiting.map(({ entry }) => entry.path)),
      costs: 'what is computed now is out of date as soon as they are ingested',
      mend: [{ do: 'ingest', dates: waiting.flatMap(file => daysOf(file, context)) }],
    }
  },
}

/** A season's file is reached by any day of it. */
const daysOf = ({ place }: FeedFile, { start, end }: RangeContext): readonly string[] =>
  place.date ? [place.date] : [start, end]
