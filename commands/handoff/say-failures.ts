import { formatCount } from '../../src/assistant/words/format-count.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import { printDates } from '../../src/assistant/words/print-dates.ts'
import { isExpected } from '../../src/pipeline/state/failure-categories.ts'
import type { CoverageCell } from '../../src/pipeline/validation/coverage.ts'
import { expectedShare, seasonDay } from '../../src/pipeline/why/expected-share.ts'
import { groupBy } from '../../src/warehouse/group-by.ts'
import type { Handoff } from './collect-handoff.ts'

/** Failures per table and category, and on how many days the expected ones were more or fewer than usual. */
export const sayFailures = (handoff: Handoff): readonly string[] =>
  [...groupBy(handoff.cells, ({ target }) => target)].flatMap(([target, cells]) => {
    const categories = [...new Set(cells.flatMap(({ failures }) => Object.keys(failures)))].sort()
    const expected = cells.reduce((sum, cell) => sum + cell.expected, 0)
    return [
      ...categories.map(category => {
        const days = cells.filter(({ failures }) => failures[category] !== undefined)
        const count = days.reduce((sum, { failures }) => sum + (failures[category] ?? 0), 0)
        const kind = isExpected(category)
          ? 'expected'
          : `to be answered, ${printDates(days.map(({ day }) => day))}`
        return `- ${target} ${category}: ${formatCount(count)} of ${formatCount(expected)} on ${plural(days.length, 'day')}, ${kind}`
      }),
      ...sayBands(target, cells, handoff),
    ]
  })

function sayBands(target: string, cells: readonly CoverageCell[], { calendar }: Handoff): readonly string[] {
  const judged = cells.flatMap(cell => {
    const dayOfSeason = seasonDay(calendar, cell.day)
    const band = dayOfSeason === undefined ? undefined : expectedShare(target, dayOfSeason)
    if (!band || cell.expected === 0 || cell.written + Object.keys(cell.failures).length === 0) return []
    const failed = Object.entries(cell.failures).reduce(
      (sum, [category, count]) => sum + (isExpected(category) ? count : 0),
      0,
    )
    const share = failed / cell.expected
    return [{ day: cell.day, side: share > band.high ? 'above' : share < band.low ? 'below' : 'within' }]
  })
  const on = (side: string) => judged.filter(each => each.side === side).map(({ day }) => day)
  if (judged.length === 0) return []
  const [above, below] = [on('above'), on('below')]
  const odd = [
    ...(above.length > 0 ? [`${above.length} above (${printDates(above)})`] : []),
    ...(below.length > 0 ? [`${below.length} below (${printDates(below)})`] : []),
  ]
  return [
    `- ${target} expected failures: within the usual band of the season day on ${on('within').length} of ${plural(judged.length, 'day')}${odd.length > 0 ? `, ${odd.join(', ')}` : ''}`,
  ]
}
