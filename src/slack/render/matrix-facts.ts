import type { MatrixBlock } from '../../assistant/answer/answer.ts'
import { formatCount } from '../../assistant/words/format-count.ts'
import { printDates } from '../../assistant/words/print-dates.ts'
import { bySeverity, isDue, isWanting, isWell } from '../picture/severity.ts'

/** A line per table: how many of the days that are due are well, and which days are open. */
export function matrixFacts({ columns, rows }: MatrixBlock): readonly string[] {
  return rows.map(({ name, cells }) => {
    const days = cells.slice(0, columns.length).map(({ status }, i) => ({ status, date: columns[i] ?? '' }))
    const due = days.filter(({ status }) => isDue(status))
    const open = bySeverity.filter(isWanting).flatMap(status => {
      const dates = due.filter(day => day.status === status).map(({ date }) => date)
      return dates.length === 0 ? [] : [`${formatCount(dates.length)} ${status} (${printDates(dates)})`]
    })
    if (due.length === 0) return `${name}: nothing is due`
    const well = due.filter(({ status }) => isWell(status)).length
    return [`${name}: ${formatCount(well)} of ${formatCount(due.length)} days well`, ...open].join(', ')
  })
}
