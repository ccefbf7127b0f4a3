import type { MatrixBlock } from '../../assistant/answer/answer.ts'
import { formatCount } from '../../assistant/words/format-count.ts'
import { plural } from '../../assistant/words/plural.ts'
import { printDates } from '../../assistant/words/print-dates.ts'
import { bySeverity, isDue, isWanting, isWell } from './severity.ts'

/** The numbers of a matrix in one or two sentences, for those who do not see its picture. */
export function describeMatrix({ columns, rows }: MatrixBlock): string {
  const cells = rows.flatMap(row => row.cells.slice(0, columns.length))
  if (cells.length === 0) return 'Coverage of no days.'
  const count = (wanted: (status: (typeof bySeverity)[number]) => boolean) =>
    cells.filter(({ status }) => wanted(status)).length
  const due = count(isDue)
  const open = bySeverity
    .filter(isWanting)
    .map(status => ({ status, found: count(each => each === status) }))
    .filter(({ found }) => found > 0)
    .map(({ status, found }) => `${formatCount(found)} ${status}`)
  const of = `Coverage of ${plural(rows.length, 'table')}, ${printDates(columns)} (${plural(new Set(columns).size, 'day')})`
  if (due === 0) return `${of}: nothing was due.`
  const withFailures = count(status => status === 'expected failures')
  const some = withFailures === 0 ? '' : `, ${formatCount(withFailures)} of them with expected failures`
  const are = `${formatCount(count(isWell))} of ${plural(due, 'table day')} due ${due === 1 ? 'is' : 'are'} well${some}`
  return `${of}: ${are}. ${open.length === 0 ? 'Nothing is open.' : `Open: ${open.join(', ')}.`}`
}
