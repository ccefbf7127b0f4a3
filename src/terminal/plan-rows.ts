import { plural } from '../assistant/words/plural.ts'
import { printDates } from '../assistant/words/print-dates.ts'
import type { Unit } from '../pipeline/units/unit.ts'
import { groupBy } from '../warehouse/group-by.ts'

/** All days of a table that a plan makes for one reason, whatever units they are in. */
export type PlanRow = {
  readonly target: string
  /** Days, or seasons of a feed that is kept by season. */
  readonly count: number
  readonly amount: string
  readonly why: string
  readonly when: string
}

/** Units by table and reason, in the plan's order. */
export function planRows(units: readonly Unit[]): readonly PlanRow[] {
  const parts = units.flatMap(unit =>
    unit.reasons.map(({ code, dates, detail }) => ({
      target: unit.target,
      season: seasonIn(unit),
      code,
      dates,
      detail,
    })),
  )
  return [
    ...groupBy(parts, ({ target, code, season }) => `${target} ${code} ${season === undefined}`).values(),
  ].flatMap(group => {
    const [first] = group
    if (first === undefined) return []
    const details = joinDetails(group.flatMap(({ detail }) => (detail === undefined ? [] : [detail])))
    const dates = group.flatMap(part => part.dates)
    const seasons = [...new Set(group.flatMap(({ season }) => (season === undefined ? [] : [season])))]
    return [
      {
        target: first.target,
        count: seasons.length || dates.length,
        amount: seasons.length > 0 ? plural(seasons.length, 'season') : plural(dates.length, 'day'),
        why: details === '' ? first.code : `${first.code}: ${details}`,
        when: seasons.length > 0 ? seasons.join(', ') : printDates(dates),
      },
    ]
  })
}

/** Feeds that are kept by season bear it in their id and a first of October as their date: `roster 2021-22`. */
const seasonIn = ({ id, target }: Unit): string | undefined =>
  /^\d{4}-\d{2}$/.exec(id.slice(target.length + 1))?.[0]

const COUNTED = /^(\d+) (.+?)s?$/

/** Details of one reason in one phrase: counts of the same thing are added up, others are listed, two at most. */
function joinDetails(details: readonly string[]): string {
  const counts = details.map(detail => COUNTED.exec(detail))
  const noun = counts[0]?.[2]
  if (noun !== undefined && counts.every(count => count?.[2] === noun)) {
    return plural(
      counts.reduce((sum, count) => sum + Number(count?.[1]), 0),
      noun,
    )
  }
  const distinct = [...new Set(details)]
  const more = distinct.length - 2
  return `${distinct.slice(0, 2).join('; ')}${more > 0 ? `; and ${plural(more, 'more reason')}` : ''}`
}
