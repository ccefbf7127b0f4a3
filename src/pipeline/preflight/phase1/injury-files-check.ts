import { type Check, examplesOf, pass } from '../check.ts'
import type { RangeContext } from '../range-context.ts'

export const injuryFilesCheck: Check<RangeContext> = {
  id: 'injury-report-files',
  phase: 1,
  says: 'every game day has an injury report',
  quick: false,
  after: ['warehouse', 'file-store'],
  run: async context => {
    const { files } = await context.files('injury_report')
    const rows = await context.rawRows()
    const there = new Set(files.filter(({ entry }) => entry.size > 0).map(({ place }) => place.date))
    const missing = context.days.filter(day => !there.has(day) && rows('injury_report', day).rows === 0)
    const total = context.days.length
    const numbers = { days: total, missing: missing.length }
    const says = `injury report for ${total - missing.length} of ${total} game days`
    if (missing.length === 0) return pass(says, numbers)
    return {
      kind: 'warn',
      says,
      numbers,
      examples: examplesOf(missing),
      costs: 'UPGC and UTGC know of nobody who is out on these days, and some inactive last names stay open',
      first: `get the report into nba-com/injury-report-data/${missing[0]}/`,
      mend: [{ do: 'ingest', dates: missing }],
    }
  },
}
