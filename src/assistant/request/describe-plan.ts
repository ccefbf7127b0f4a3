import type { Exclusion, Need, Plan } from '../../pipeline/plan/plan.ts'
import { seasonText } from '../../pipeline/season.ts'
import { holdsSeasons } from '../../pipeline/units/holds-seasons.ts'
import type { Unit } from '../../pipeline/units/unit.ts'
import { groupBy } from '../../warehouse/group-by.ts'
import type { Answer, TableBlock } from '../answer/answer.ts'
import { formatCount } from '../words/format-count.ts'
import { plural } from '../words/plural.ts'
import { printDates } from '../words/print-dates.ts'
import type { PlannedWork } from './handler.ts'
import { sayEstimate } from './say-estimate.ts'

/** A plan in words, the same for a dry run, for the question before a run, and for every surface. */
export function describePlan({ plan, echo, notes }: PlannedWork): Answer {
  const targets = new Set(plan.units.map(({ target }) => target)).size
  const days = plan.units.reduce(
    (sum, { target, dates }) => sum + (holdsSeasons(target) ? 0 : dates.length),
    0,
  )
  const headline =
    plan.units.length === 0
      ? `Nothing to do: ${whyNothing(plan)}.`
      : `Plan ${plan.hash}: ${plural(plan.units.length, 'unit')}, ${plural(days, 'table day')} of ${plural(targets, 'table')}.`
  return {
    outcome: 'done',
    headline,
    facts: [
      echo,
      ...notes,
      ...sayExclusions(plan.excluded),
      ...plan.needs.map(sayNeed),
      ...(plan.units.length === 0 ? [] : sayEstimate(plan.estimate)),
    ],
    ...(plan.units.length === 0 ? {} : { blocks: [unitTable(plan.units)] }),
    data: { plan },
  }
}

const whyNothing = (plan: Plan): string => {
  if (plan.gameDays === 0 && plan.excluded.length === 0) return 'no game day in the range'
  const reasons = [...new Set(plan.excluded.map(({ reason }) => reason))]
  return reasons.length === 0 ? 'nothing was found' : `every day is left out (${reasons.join(', ')})`
}

/** Tables that leave out the same days for the same reason share a line. */
const sayExclusions = (excluded: readonly Exclusion[]): readonly string[] =>
  [...groupBy(excluded, ({ reason, dates }) => `${reason} ${dates.join(' ')}`).values()].map(group => {
    const [{ reason, dates }] = group as [Exclusion]
    const targets = group.map(({ target }) => target).join(', ')
    return `left out, ${reason}: ${plural(dates.length, 'day')} of ${targets} (${printDates(dates)})`
  })

const sayNeed = ({ target, phase, dates }: Need): string =>
  `needs ${target} (Phase ${phase}) on ${plural(dates.length, 'day')}: ${printDates(dates)}`

/** One line per table and reason. */
function unitTable(units: readonly Unit[]): TableBlock {
  const lines = units.flatMap(({ target, seasonYear, reasons }) =>
    reasons.map(reason => ({ target, seasonYear, ...reason })),
  )
  const grouped = [
    ...groupBy(lines, ({ target, code, detail }) => `${target} ${code} ${detail ?? ''}`).values(),
  ]
  return {
    kind: 'table',
    columns: [{ name: 'table' }, { name: 'days', align: 'right' }, { name: 'which' }, { name: 'why' }],
    rows: grouped.map(group => {
      const [{ target, code, detail }] = group as [(typeof lines)[number]]
      const dates = group.flatMap(line => line.dates).sort()
      const seasons = [...new Set(group.map(({ seasonYear }) => seasonText(seasonYear)))].join(', ')
      const files = group.reduce((sum, line) => sum + (line.files ?? 0), 0)
      const why = files > 0 ? plural(files, 'new file') : detail ? `${code}: ${detail}` : code
      return holdsSeasons(target)
        ? [target, '', seasons, why]
        : [target, formatCount(dates.length), printDates(dates), why]
    }),
  }
}
