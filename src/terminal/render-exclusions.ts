import { plural } from '../assistant/words/plural.ts'
import { printDates } from '../assistant/words/print-dates.ts'
import type { Exclusion, Plan } from '../pipeline/plan/plan.ts'
import { seasonOf, seasonText } from '../pipeline/season.ts'
import { groupBy } from '../warehouse/group-by.ts'
import { safeText } from './safe-text.ts'
import type { Screen } from './screen.ts'
import { wrapBehind } from './wrap-text.ts'

/** What a plan leaves out and why: `14 days left out: bootstrap (2021-10-19..2021-11-01) in tdza, psza and pcf`. */
export function renderExclusions(
  { excluded, units }: Plan,
  { most }: { readonly most: number },
  screen: Screen,
): readonly string[] {
  const tables = new Set([...units, ...excluded].map(({ target }) => target)).size
  const groups = [...groupBy(excluded, ({ reason, dates }) => `${reason} ${dates.join()}`).values()]
  const shown = groups.length <= most ? groups : groups.slice(0, most - 1)
  const rest = groups.length - shown.length
  return [
    ...shown.flatMap(group => wrapBehind('', safeText(sentence(group, tables)), screen.width)),
    ...(rest === 0
      ? []
      : wrapBehind('', `and ${plural(rest, 'more exclusion')}; --verbose shows all`, screen.width)),
  ]
}

function sentence(group: readonly Exclusion[], tables: number): string {
  const [first] = group
  if (first === undefined) return ''
  const { reason, dates } = first
  const targets = group.map(({ target }) => target)
  const where = tables > 1 && targets.length === tables ? `all ${tables} tables` : listed(targets)
  const isSeason = reason === 'no new files' && dates.every(date => date.endsWith('-10-01'))
  const amount = plural(dates.length, isSeason ? 'season' : 'day')
  const when = isSeason ? dates.map(date => seasonText(seasonOf(date))).join(', ') : printDates(dates)
  return `${amount} left out: ${reason} (${when}) in ${where}`
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
