import { tables } from '../tables/index.ts'
import type { Processor, ReadDays } from './define-processor.ts'

/** One table that a processor reads, by its short id. */
export type Upstream = { readonly target: string; readonly days: ReadDays }

const idByName = new Map(tables.map(({ name, id }) => [name, id]))

/** What a processor reads, taken from its SQL. */
export const upstreamsOf = (processor: Processor): readonly Upstream[] =>
  Object.entries(processor.reads).map(([name, days]) => {
    const target = idByName.get(name)
    if (target === undefined) throw new Error(`${processor.id}.sql reads ${name}, which no contract declares`)
    return { target, days }
  })

/** Does a change of a table on `changed` reach the processor's rows of `day`? Both days are of one season. */
export function reaches(days: ReadDays, changed: string, day: string): boolean {
  switch (days) {
    case 'same day':
      return changed === day
    case 'before':
      return changed < day
    case 'both':
      return changed <= day
    case 'as it stands':
      return false
  }
}
