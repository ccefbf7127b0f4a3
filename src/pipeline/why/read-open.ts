import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import { date } from '../../warehouse/param.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { readSql } from '../sql/read-sql.ts'

/** A file that could not be loaded. */
export type QuarantinedFile = {
  readonly path: string
  readonly feed: string
  readonly day: CalendarDate
  readonly reason: string
}

/** A printed name that no rule could settle. */
export type PendingName = {
  readonly source: string
  readonly team: string
  readonly name: string
  readonly rule: string
  readonly times: number
  readonly firstDay: CalendarDate
  readonly lastDay: CalendarDate
}

/** What became of the files of a day, by feed. */
export type DayFiles = {
  readonly day: CalendarDate
  readonly feed: string
  readonly status: 'loaded' | 'superseded' | 'quarantined'
  readonly files: number
}

const QUARANTINE = readSql('why/quarantine')
const NAMES = readSql('why/pending-names')
const FILES = readSql('why/files-by-day')

export async function readQuarantine(
  warehouse: Warehouse,
  start: CalendarDate,
  end: CalendarDate,
): Promise<readonly QuarantinedFile[]> {
  const { rows } = await warehouse.query({ sql: QUARANTINE, params: { start: date(start), end: date(end) } })
  return rows.map(row => ({
    path: String(row.path),
    feed: String(row.feed),
    day: String(row.data_date),
    reason: String(row.reason),
  }))
}

export async function readPendingNames(
  warehouse: Warehouse,
  start: CalendarDate,
  end: CalendarDate,
): Promise<readonly PendingName[]> {
  const { rows } = await warehouse.query({ sql: NAMES, params: { start: date(start), end: date(end) } })
  return rows.map(row => ({
    source: String(row.source),
    team: String(row.team_abbr),
    name: String(row.raw_name),
    rule: String(row.rule),
    times: Number(row.times),
    firstDay: String(row.first_day),
    lastDay: String(row.last_day),
  }))
}

export async function readDayFiles(
  warehouse: Warehouse,
  start: CalendarDate,
  end: CalendarDate,
): Promise<readonly DayFiles[]> {
  const { rows } = await warehouse.query({ sql: FILES, params: { start: date(start), end: date(end) } })
  return rows.map(row => ({
    day: String(row.data_date),
    feed: String(row.feed),
    status: row.status as DayFiles['status'],
    files: Number(row.files),
  }))
}
