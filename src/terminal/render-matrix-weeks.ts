import type { MatrixBlock, MatrixCell } from '../assistant/answer/answer.ts'
import { addDays, daysBetween, weekday } from '../warehouse/calendar-date.ts'
import { padText } from './fit-text.ts'
import { statusLooks } from './matrix-status.ts'
import { paint } from './paint.ts'
import { paintCell } from './paint-cell.ts'
import { safeText } from './safe-text.ts'
import type { Screen } from './screen.ts'
import { visibleWidth } from './visible-width.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const WEEK = 7

/** A calendar week: its Monday, and the column of each of its days that the matrix has. */
type Week = { readonly monday: string; readonly days: readonly (number | undefined)[] }

/**
 * A heat map: one character per day (two where everything then still fits in one band), weeks apart, above them the
 * month and the day of every Monday, as many bands as the width asks for. Days that the matrix does not have are blank.
 */
export function renderMatrixWeeks(block: MatrixBlock, screen: Screen): readonly string[] {
  const weeks = weeksOf(block.columns)
  const names = block.rows.map(({ name }) => safeText(name))
  // At least four columns, for the year stands above the names.
  const label = Math.max('2021'.length, ...names.map(visibleWidth)) + 2
  const room = screen.width - label
  const size = weeks.length * (2 * WEEK + 1) - 1 <= room ? 2 : 1
  const perBand = Math.max(1, Math.floor((room + 1) / (size * WEEK + 1)))
  const bands = Array.from({ length: Math.ceil(weeks.length / perBand) }, (_, i) =>
    weeks.slice(i * perBand, (i + 1) * perBand),
  )
  return bands.flatMap((band, i) => [
    ...(i === 0 ? [] : ['']),
    ...ruler(band, label, size * WEEK + 1).map(line => paint(line, 'quiet', screen)),
    ...block.rows.map(({ cells }, row) => {
      const line = band.map(week => week.days.map(day => slot(day, cells, size, screen)).join('')).join(' ')
      return `${padText(names[row] ?? '', label)}${line}`.trimEnd()
    }),
  ])
}

function slot(day: number | undefined, cells: readonly MatrixCell[], size: number, screen: Screen): string {
  const cell = day === undefined ? undefined : cells[day]
  return cell ? paintCell(statusLooks[cell.status].mark.padEnd(size), cell, screen, true) : ' '.repeat(size)
}

/** Every week from the first date's to the last one's, also those without a date: time runs evenly. */
function weeksOf(dates: readonly string[]): readonly Week[] {
  const columns = new Map(dates.map((date, i) => [date, i]))
  const sorted = [...dates].sort()
  const [first, last] = [sorted[0] ?? '', sorted.at(-1) ?? '']
  const start = addDays(first, 1 - weekday(first))
  return Array.from({ length: Math.floor(daysBetween(start, last) / WEEK) + 1 }, (_, i) => {
    const monday = addDays(start, i * WEEK)
    return { monday, days: Array.from({ length: WEEK }, (_, day) => columns.get(addDays(monday, day))) }
  })
}

/** The year above the names, then the month where it changes, and the day of every Monday below. */
function ruler(band: readonly Week[], label: number, step: number): readonly string[] {
  const year = band[0]?.monday.slice(0, 4) ?? ''
  let shown = ''
  const monthLine = band.map(({ monday }, i) => {
    const month = monday.slice(0, 7)
    const text = month === shown ? '' : (months[Number(month.slice(5)) - 1] ?? '')
    // The last week of a band has one column less than the year would take.
    const isNewYear = shown !== '' && month.slice(0, 4) !== shown.slice(0, 4) && i < band.length - 1
    shown = month
    return (isNewYear ? `${text} ${month.slice(0, 4)}` : text).padEnd(step)
  })
  const dayLine = band.map(({ monday }) => String(Number(monday.slice(8))).padEnd(step))
  return [
    (year.padEnd(label) + monthLine.join('')).trimEnd(),
    ('Mon'.padEnd(label) + dayLine.join('')).trimEnd(),
  ]
}
