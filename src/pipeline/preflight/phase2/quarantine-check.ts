import { date, dates } from '../../../warehouse/param.ts'
import { readSql } from '../../sql/read-sql.ts'
import { seasonStart } from '../../units/unit.ts'
import { type Check, examplesOf, pass } from '../check.ts'
import type { RangeContext } from '../range-context.ts'

const QUARANTINED = readSql('preflight/quarantined-files')

export const quarantineCheck: Check<RangeContext> = {
  id: 'quarantine',
  phase: 2,
  says: 'no file of the range lies in quarantine',
  quick: false,
  after: ['warehouse'],
  run: async ({ warehouse, start, end, seasonYears, signal }) => {
    const params = { start: date(start), end: date(end), season_starts: dates(seasonYears.map(seasonStart)) }
    const { rows } = await warehouse.query({ sql: QUARANTINED, params }, { signal })
    const numbers = { quarantined: rows.length }
    if (rows.length === 0) return pass('0 files in quarantine', numbers)
    const days = rows.map(row => String(row.data_date)).filter(day => day >= start)
    return {
      kind: 'warn',
      says: `files in quarantine: ${rows.length}`,
      numbers,
      examples: examplesOf(rows.map(row => `${row.path} (${row.reason_code})`)),
      costs: 'what they say is in no table',
      first: 'put a good file in the place of each, or a newer one beside it',
      mend: [{ do: 'ingest', dates: days.length > 0 ? days : [start, end] }],
    }
  },
}
