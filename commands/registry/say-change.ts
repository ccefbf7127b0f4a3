import { formatCount } from '../../src/assistant/words/format-count.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import type { Dependents } from '../../src/pipeline/registry/read-dependents.ts'
import type { RegistryRow, SeasonChange } from '../../src/pipeline/registry/season-change.ts'
import { seasonText } from '../../src/pipeline/season.ts'
import { listSome } from './list-some.ts'

const nameOf = ({ name, team }: RegistryRow): string => `${name} (${team})`

/** A merge: what comes, and what stays although no gamebook says it any more. */
export function sayMerge({ seasonYear, coming, fresh, changed, gone }: SeasonChange): string {
  const same = coming - fresh.length - changed.length
  const kept = gone.length === 0 ? '' : `; ${plural(gone.length, 'row')} that no gamebook makes stay`
  return `${seasonText(seasonYear)}: ${formatCount(fresh.length)} new, ${formatCount(changed.length)} changed, ${formatCount(same)} as they are${kept}`
}

/** A replacement, as much as somebody has to know before he types the season. */
export function sayReplacement(change: SeasonChange, dependents: Dependents): readonly string[] {
  const { seasonYear, present, coming, fresh, changed, gone } = change
  const line = (says: string, rows: readonly RegistryRow[]) =>
    rows.length === 0 ? [] : [`${says} ${formatCount(rows.length)}: ${listSome(rows.map(nameOf))}`]
  const hangs = (what: string, many: readonly string[]) =>
    `${what} on those who go: ${many.length === 0 ? 'none' : `${formatCount(many.length)}, ${listSome(many)}`}`
  return [
    `${plural(present, 'row')} of ${seasonText(seasonYear)} go into a backup, ${formatCount(coming)} take their place`,
    ...line('gone for good', gone),
    ...line('changed', changed),
    ...line('new', fresh),
    hangs('aliases', dependents.aliases),
    hangs('decisions', dependents.decisions),
  ]
}
