import { plural } from '../../assistant/words/plural.ts'
import { printDates } from '../../assistant/words/print-dates.ts'
import type { Plan } from '../../pipeline/plan/plan.ts'

const SHOWN = 4

/** What differs between the plan that was shown and the one of now, in one line. */
export function sayDrift(shown: Plan, now: Plan): string {
  const [before, after] = [daysOf(shown), daysOf(now)]
  const tables = [...new Set([...before.keys(), ...after.keys()])].sort()
  const changes = tables.flatMap(table => {
    const [old, fresh] = [before.get(table) ?? new Set<string>(), after.get(table) ?? new Set<string>()]
    const gone = [...old].filter(date => !fresh.has(date)).sort()
    const come = [...fresh].filter(date => !old.has(date)).sort()
    return [
      ...(gone.length > 0 ? [`${table} without ${plural(gone.length, 'day')} (${printDates(gone)})`] : []),
      ...(come.length > 0 ? [`${table} with ${plural(come.length, 'more day')} (${printDates(come)})`] : []),
    ]
  })
  if (changes.length === 0) {
    return shown.code === now.code
      ? 'The same days, for other reasons or in other units.'
      : 'The same days, with other formulas.'
  }
  const more = changes.length - SHOWN
  return `What differs: ${changes.slice(0, SHOWN).join('; ')}${more > 0 ? `; and ${plural(more, 'more change')}` : ''}.`
}

const daysOf = ({ units }: Plan): ReadonlyMap<string, ReadonlySet<string>> => {
  const days = new Map<string, Set<string>>()
  for (const { target, dates } of units) {
    const known = days.get(target) ?? new Set<string>()
    for (const date of dates) known.add(date)
    days.set(target, known)
  }
  return days
}
