import { type CalendarDate, isDate, monthLength } from '../../warehouse/calendar-date.ts'
import { monthNames } from './range-request.ts'

const titleCase = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

/** What is wrong with a well-shaped date that does not exist, and the nearest that does, if there is one. */
export const impossibleDate = (
  text: string,
): { readonly says: string; readonly nearest: CalendarDate | undefined } | undefined => {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  if (year === '' || isDate(text)) return undefined
  const length = monthLength(Number(year), Number(month))
  const swapped = `${year}-${day}-${month}`
  if (Number.isNaN(length))
    return { says: 'months go from 01 to 12', nearest: isDate(swapped) ? swapped : undefined }
  const clamped = `${year}-${month}-${Number(day) === 0 ? '01' : length}`
  const name = titleCase(monthNames[Number(month) - 1] ?? '')
  const ofYear = month === '02' ? ` ${year}` : ''
  return { says: `${name}${ofYear} has ${length} days`, nearest: isDate(clamped) ? clamped : undefined }
}
