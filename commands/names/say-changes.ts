import { plural } from '../../src/assistant/words/plural.ts'
import { printDates } from '../../src/assistant/words/print-dates.ts'
import type { NameChange } from '../../src/pipeline/names/names-work.ts'
import { groupBy } from '../../src/warehouse/group-by.ts'

const MOST_LINES = 6

/** Rows of names that come out differently, one line for each name and what becomes of it. */
export function sayChanges(changes: readonly NameChange[]): readonly string[] {
  const groups = [
    ...groupBy(changes, each =>
      [each.source, each.team, each.rawName, each.before ?? '', each.after ?? ''].join('|'),
    ).values(),
  ].sort((a, b) => b.length - a.length)
  const lines = groups.slice(0, MOST_LINES).map(group => {
    const [{ source, team, rawName, before, after }] = group as [NameChange]
    return `${source} ${team} ${rawName}: ${before ?? 'nobody'} → ${after ?? 'nobody'} in ${plural(group.length, 'row')} (${printDates(group.map(({ date }) => date))})`
  })
  const more = groups.length - lines.length
  return more > 0 ? [...lines, `and ${plural(more, 'more name')} that come out differently`] : lines
}
