import { type Rejected, rejected } from './feed.ts'

/** Columns of BigDataBall that we read; the file has 44, the rest is ignored. */
export const columnNames = [
  'game_id',
  'date',
  'period',
  'remaining_time',
  'play_id',
  'team',
  'event_type',
  'assist',
  'block',
  'steal',
  'player',
  'points',
  'result',
  'type',
  'shot_distance',
  'original_x',
  'original_y',
] as const

type ColumnName = (typeof columnNames)[number]

/** Where each column stands in this file. By name, not by place: BigDataBall has inserted columns over the years. */
export type ColumnPlaces = Readonly<Record<ColumnName, number>>

export function columnPlaces(header: readonly string[]): { ok: true; places: ColumnPlaces } | Rejected {
  const names = header.map(name => name.trim())
  const missing = columnNames.filter(name => !names.includes(name))
  if (missing.length > 0) {
    const word = missing.length === 1 ? 'column' : 'columns'
    return rejected('missing-column', `The header lacks the ${word} ${missing.join(', ')}.`)
  }
  const places = Object.fromEntries(columnNames.map(name => [name, names.indexOf(name)]))
  return { ok: true, places: places as ColumnPlaces }
}
