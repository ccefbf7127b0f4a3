import type { UnitView } from '../../assistant/run/run-view.ts'
import { formatDuration } from '../../assistant/words/format-duration.ts'
import { plural } from '../../assistant/words/plural.ts'

/** `psza 2021-11-02..2021-12-31 (58 days, attempt 2, 5 s) and 3 more units`. */
export function sayRunning([first, ...others]: readonly UnitView[], now: Date): string | undefined {
  if (first === undefined) return
  const { unit, startedAt, attempts } = first
  const facts = [
    plural(unit.dates.length, 'day'),
    ...(attempts > 1 ? [`attempt ${attempts}`] : []),
    ...(startedAt === undefined
      ? []
      : [formatDuration(Math.floor(Math.max(0, now.getTime() - Date.parse(startedAt)) / 1000))]),
  ]
  const more = others.length === 0 ? '' : ` and ${plural(others.length, 'more unit')}`
  return `${unit.id} (${facts.join(', ')})${more}`
}
