import type { RunView, UnitView } from '../assistant/run/run-view.ts'
import { formatCount } from '../assistant/words/format-count.ts'
import { formatDuration } from '../assistant/words/format-duration.ts'
import { plural } from '../assistant/words/plural.ts'
import { isExpected } from '../pipeline/state/failure-categories.ts'
import { explainUnitError } from './explain-unit-error.ts'
import { safeText } from './safe-text.ts'

/** `[3/12] psza 2021-11-02..2021-12-31: 12,345 rows, 135 expected failures (INSUFFICIENT_DATA), 2.1 s`. */
export function plainProgressLine(view: RunView, unit: UnitView, others: number): string {
  const work = view.units.filter(({ state }) => state !== 'split')
  const ended = work.filter(({ state }) => state !== 'waiting' && state !== 'running').length
  const more = others === 0 ? '' : ` (and ${plural(others, 'more unit')} since the last line)`
  return safeText(
    `[${formatCount(ended)}/${formatCount(work.length)}] ${unit.unit.id}: ${resultOf(unit)}${more}`,
  )
}

function resultOf(unit: UnitView): string {
  if (unit.state === 'failed')
    return `failed${unit.error === undefined ? '' : `, ${explainUnitError(unit.error)}`}`
  if (unit.state === 'blocked')
    return `blocked, because ${unit.blockedBy ?? 'a unit that it waits for'} failed`
  const { files, seconds } = unit
  return [
    plural(unit.written, 'row'),
    ...(files === undefined ? [] : [`${formatCount(files.loaded)} of ${plural(files.read, 'file')} loaded`]),
    ...(files === undefined || files.quarantined === 0
      ? []
      : [`${formatCount(files.quarantined)} quarantined`]),
    ...failuresOf(unit, true, 'expected failure'),
    ...failuresOf(unit, false, 'failure'),
    ...(seconds === undefined ? [] : [formatDuration(seconds)]),
  ].join(', ')
}

function failuresOf({ failures }: UnitView, expected: boolean, noun: string): readonly string[] {
  const found = Object.entries(failures).filter(
    ([category, count]) => count > 0 && isExpected(category) === expected,
  )
  if (found.length === 0) return []
  const count = found.reduce((sum, [, each]) => sum + each, 0)
  const wanting = expected ? '' : ' to investigate'
  return [`${plural(count, noun)}${wanting} (${found.map(([category]) => category).join(', ')})`]
}
