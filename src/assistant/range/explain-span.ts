import { isDate } from '../../warehouse/calendar-date.ts'
import { refuse } from '../refusal.ts'
import type { Asked, Explain } from './explain.ts'
import { impossibleDate } from './impossible-date.ts'
import { matchRange } from './match-range.ts'
import { type Dates, requestDates } from './range-request.ts'

const datesOf = (side: string, { today }: Asked): Dates | undefined => {
  const request = matchRange(side)
  return request && requestDates(request, today)
}

const inOrder = (a: string, b: string): string => (a <= b ? `${a}..${b}` : `${b}..${a}`)

const widest = (left: Dates, right: Dates): string =>
  `${left.start <= right.start ? left.start : right.start}..${left.end >= right.end ? left.end : right.end}`

const explainImpossibleEnd: Explain = (text, { seen }) => {
  const [start = '', end = ''] = text.split('..')
  const [atStart, atEnd] = [impossibleDate(start), impossibleDate(end)]
  const wrong = atStart ?? atEnd
  if (wrong === undefined) return undefined
  const right = [atStart ? atStart.nearest : start, atEnd ? atEnd.nearest : end]
  const fix = right.every(date => date !== undefined && isDate(date))
    ? [inOrder(`${right[0]}`, `${right[1]}`)]
    : []
  return refuse(
    'bad-range',
    `\`${atStart ? start : end}\` in \`${seen}\` is not a date: ${wrong.says}.`,
    ...fix,
  )
}

/** Two ends around `..` that do not make a range: a date that does not exist, ends swapped, open, or not full dates. */
export const explainSpan: Explain = (text, asked) => {
  const sides = text.split(/ ?\.\. ?/)
  const [start = '', end = ''] = sides
  if (sides.length !== 2 || start + end === '' || text.includes('...')) return undefined
  const { seen, today } = asked
  if (start === '' || end === '')
    return refuse(
      'bad-range',
      `\`${seen}\` has one end only; a range has both.`,
      `${start || end}..${today}`,
      start || end,
    )
  if (isDate(start) && isDate(end))
    return refuse('bad-range', `\`${seen}\` ends before it starts; ranges go forward.`, `${end}..${start}`)
  const impossible = explainImpossibleEnd(`${start}..${end}`, asked)
  if (impossible !== undefined) return impossible
  const [left, right] = [datesOf(start, asked), datesOf(end, asked)]
  return refuse(
    'bad-range',
    `\`${seen}\` joins something other than two dates YYYY-MM-DD.`,
    ...(left && right ? [widest(left, right)] : []),
  )
}
