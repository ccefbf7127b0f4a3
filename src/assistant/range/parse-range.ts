import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import { showSeen } from '../command/show-seen.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { Asked } from './explain.ts'
import { explainShape } from './explain-shape.ts'
import { matchRange, tidyRange } from './match-range.ts'
import { printRequest, type RangeRequest } from './range-request.ts'
import { refuseFuture } from './refuse-future.ts'
import { repairRange } from './repair-range.ts'

/** One of each form, as shown in refusals and help. */
export const rangeExamples = [
  '2021-11-22',
  '2021-11-01..2021-11-30',
  '2021-11',
  'nov 2021',
  '2021-22',
  'yesterday',
  'last 7 days',
  'last week',
  'last month',
  'season to date',
] as const

/** Longer than any range that a person types, so nothing longer is looked at. */
const LONGEST = 200

const readTidy = (tidy: string, { today, seen }: Asked): RangeRequest | Refusal | undefined => {
  const request = matchRange(tidy)
  return request && (refuseFuture(request, today, seen) ?? request)
}

const explain = (tidy: string, asked: Asked): Refusal => {
  const known = explainShape(tidy, asked)
  if (known !== undefined) return known
  const { text, wrong } = repairRange(tidy, asked.today)
  const read = text === tidy ? undefined : readTidy(text, asked)
  if (isRefusal(read)) return read
  if (read !== undefined) {
    const right = printRequest(read)
    return refuse('bad-range', `\`${asked.seen}\` ${wrong.join(' and ')}; did you mean \`${right}\`?`, right)
  }
  const inside = text === tidy ? undefined : explainShape(text, asked)
  return inside ?? refuse('bad-range', `\`${asked.seen}\` is not a date or a range.`)
}

/**
 * Reads a range in the closed grammar: a date, `start..end`, a month, a season, or one of the words. Capitals and runs of
 * spaces do not matter; anything else is refused (`bad-range`, or `future-range` for days to come), and every text
 * offered in `fix` is one that this function accepts on the same day. `2009-10` is refused as ambiguous: from 2000 to
 * 2011 the month and the season look alike, and a wrong guess would fill the wrong eight months.
 */
export const parseRange = (
  text: string,
  { today }: { readonly today: CalendarDate },
): RangeRequest | Refusal => {
  const asked: Asked = { seen: showSeen(text.trim()), today }
  const tidy = tidyRange(text)
  if (tidy === '') return refuse('bad-range', 'No date or range was given.', ...rangeExamples)
  if (text.length > LONGEST)
    return refuse('bad-range', `\`${asked.seen}\` is too long for a range.`, ...rangeExamples)
  const read = readTidy(tidy, asked)
  if (read !== undefined && !isRefusal(read)) return read
  const refusal = read ?? explain(tidy, asked)
  const accepted = refusal.fix.filter(fix => {
    const request = matchRange(fix)
    return request !== undefined && refuseFuture(request, today) === undefined
  })
  return { ...refusal, fix: accepted.length > 0 ? accepted : rangeExamples }
}
