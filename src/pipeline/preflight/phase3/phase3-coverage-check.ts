import { groupBy } from '../../../warehouse/group-by.ts'
import { date } from '../../../warehouse/param.ts'
import { processors } from '../../processors/processors.ts'
import { seasonOf } from '../../season.ts'
import { readSql } from '../../sql/read-sql.ts'
import { seasonStart } from '../../units/unit.ts'
import type { CoverageCell } from '../../validation/coverage.ts'
import { type Check, examplesOf, pass } from '../check.ts'
import type { RangeContext } from '../range-context.ts'
import { thresholds } from '../thresholds.ts'

const phase3 = new Set(processors.filter(({ phase }) => phase === 3).map(({ id }) => id))
const GAMEBOOK_DAYS = readSql('preflight/gamebook-days')
const needed = thresholds.phase3Coverage

/**
 * Phase 4 of a range reads every game day of its seasons up to the range's end, so all of them are counted, bootstrap
 * days too. A day counts when every entity that is owed is written or recorded as a failure, not when it has a row.
 */
export const phase3CoverageCheck: Check<RangeContext> = {
  id: 'phase3-coverage',
  phase: 3,
  says: `each Phase 3 table holds ${needed * 100} % of the game days that Phase 4 reads`,
  quick: false,
  after: ['warehouse'],
  run: async context => {
    const [cells, ingested] = await Promise.all([context.cells(), gamebookDays(context)])
    const owed = cells.filter(cell => phase3.has(cell.target) && isOwed(cell))
    const tables = [...groupBy(owed, ({ target }) => target)].map(([target, own]) => ({
      target,
      days: own.length,
      missing: own.filter(isMissing),
    }))
    const missing = tables.flatMap(table => table.missing).sort((a, b) => (a.day < b.day ? -1 : 1))
    const days = tables[0]?.days ?? 0
    const numbers = Object.fromEntries(tables.map(table => [table.target, table.days - table.missing.length]))
    if (missing.length === 0)
      return pass(`all Phase 3 tables hold ${days} of ${days} game days`, { ...numbers, days })
    const notIngested = missing.map(({ day }) => day).filter(day => !ingested.has(day))
    const short = tables.filter(table => table.missing.length > 0)
    return {
      kind: short.some(table => 1 - table.missing.length / table.days < needed) ? 'fail' : 'warn',
      says: `Phase 3 holds ${short.map(table => `${table.target} ${table.days - table.missing.length} of ${table.days}`).join(', ')} game days since the season's start, ${needed * 100} % are needed`,
      numbers: { ...numbers, days },
      examples: examplesOf(missing.map(cell => sayWhy(cell, ingested))),
      costs: 'windows of Phase 4 miss these games (INCOMPLETE_UPSTREAM), or the run is refused',
      mend: [
        ...(notIngested.length > 0 ? [{ do: 'ingest', dates: notIngested } as const] : []),
        { do: 'backfill', phase: 3, dates: missing.map(({ day }) => day) },
      ],
    }
  },
}

const isOwed = ({ status }: CoverageCell): boolean =>
  status !== 'no games' && status !== 'bootstrap' && status !== 'not yet'

const isMissing = ({ status }: CoverageCell): boolean =>
  status === 'missing' || status === 'failed' || status === 'untracked'

async function gamebookDays({ warehouse, start, end, signal }: RangeContext): Promise<ReadonlySet<string>> {
  const params = { start: date(seasonStart(seasonOf(start))), end: date(end) }
  const { rows } = await warehouse.query({ sql: GAMEBOOK_DAYS, params }, { signal })
  return new Set(rows.map(row => String(row.game_date)))
}

function sayWhy(cell: CoverageCell, ingested: ReadonlySet<string>): string {
  const { target, day, status, detail, expected, untracked } = cell
  if (status === 'failed') return `${day} ${target} failed: ${detail}`
  if (status === 'untracked')
    return `${day} ${target}: ${untracked} of ${expected} rows neither written nor failed`
  return `${day} ${target}: ${ingested.has(day) ? 'never computed' : 'no gamebook is ingested'}`
}
