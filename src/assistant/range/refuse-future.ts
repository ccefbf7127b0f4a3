import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { printRequest, type RangeRequest } from './range-request.ts'

/** The refusal of a range with days that are still to come; today itself is not. */
export const refuseFuture = (
  request: RangeRequest,
  today: CalendarDate,
  seen: string = printRequest(request),
): Refusal | undefined => {
  const refusal = (...fix: readonly string[]): Refusal =>
    refuse('future-range', `\`${seen}\` reaches into the future; today is ${today} (US Eastern).`, ...fix)
  switch (request.kind) {
    case 'date':
      return request.date > today ? refusal('today', 'yesterday') : undefined
    case 'span':
      if (request.end <= today) return undefined
      return request.start <= today
        ? refusal(`${request.start}..${today}`)
        : refusal('last 7 days', 'yesterday')
    case 'month':
      return `${request.month}-01` > today ? refusal(today.slice(0, 7), 'last month') : undefined
    case 'season':
      return request.seasonYear > Number(today.slice(0, 4)) ? refusal('season to date') : undefined
    default:
      return undefined
  }
}
