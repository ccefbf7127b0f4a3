import { playByPlay } from '../tables/raw/play-by-play.ts'
import type { ColumnPlaces } from './play-by-play-columns.ts'
import { nbaTeam } from './team-codes.ts'

/** What one line of a play-by-play says, its texts turned into values. */
export type PlayEvent = {
  readonly id: number
  readonly period: number
  readonly clock: string
  readonly secondsLeft: number
  readonly type: string
  readonly subtype: string
  readonly team: string
  readonly player: string
  readonly other: string
  readonly otherRole: 'assist' | 'block' | 'steal' | null
  readonly result: string
  readonly isThree: boolean
  readonly points: number | null
  readonly distance: number | null
  readonly x: number | null
  readonly y: number | null
}

const whole = /^\d{1,9}$/
const decimal = /^-?\d+(?:\.\d+)?$/
const clock = /^(?:0?0:)?(\d{1,2}):([0-5]\d)(?:\.\d+)?$/

const { period: periods, shot_distance: distances, points_scored: worths } = playByPlay.columns

/**
 * Reads a line; a text is what is wrong with its shape. By hand and not with zod, because 114,000 lines of a season's
 * first quarter must take a fraction of a second: zod takes 2 µs a field. The head of the file goes through zod.
 */
export function eventOf(row: readonly string[], at: ColumnPlaces): PlayEvent | string {
  const text = (name: keyof ColumnPlaces) => row[at[name]] ?? ''
  const id = text('play_id')
  if (!whole.test(id)) return `play_id must be a whole number, saw ${quoted(id)}`
  const period = text('period')
  if (!whole.test(period) || Number(period) < (periods.min ?? 1) || Number(period) > (periods.max ?? 10)) {
    return `period must be a whole number from ${periods.min} to ${periods.max}, saw ${quoted(period)}`
  }
  const time = clock.exec(text('remaining_time'))
  const secondsLeft = time ? Number(time[1]) * 60 + Number(time[2]) : Number.NaN
  // A quarter has twelve minutes, an overtime five.
  const length = Number(period) <= 4 ? 720 : 300
  if (!(secondsLeft <= length)) {
    return `remaining_time must be a clock such as 0:11:37 of at most ${length} seconds, saw ${quoted(text('remaining_time'))}`
  }
  const type = text('event_type')
  if (type === '') return 'event_type must not be empty'
  const points = text('points')
  if (points !== '' && !(whole.test(points) && Number(points) <= (worths.max ?? 4))) {
    return `points must be 0 to ${worths.max}, saw ${quoted(points)}`
  }
  for (const name of ['shot_distance', 'original_x', 'original_y'] as const) {
    if (text(name) !== '' && !decimal.test(text(name)))
      return `${name} must be a number, saw ${quoted(text(name))}`
  }
  const distance = numberOf(text('shot_distance'))
  if (distance !== null && (distance < (distances.min ?? 0) || distance > (distances.max ?? 94))) {
    return `shot_distance must be ${distances.min} to ${distances.max} feet, saw ${distance}`
  }
  const otherRole = text('assist') ? 'assist' : text('block') ? 'block' : text('steal') ? 'steal' : null
  return {
    id: Number(id),
    period: Number(period),
    clock: text('remaining_time'),
    secondsLeft,
    type,
    subtype: text('type'),
    team: nbaTeam(text('team')),
    player: text('player'),
    other: otherRole ? text(otherRole) : '',
    otherRole,
    result: text('result'),
    isThree: text('type').includes('3pt'),
    points: numberOf(points),
    distance,
    x: numberOf(text('original_x')),
    y: numberOf(text('original_y')),
  }
}

/** What cannot be true of a shot or a free throw; other events score nothing. */
export function scoringFault(event: PlayEvent): string | undefined {
  const { result } = event
  const isShot = event.type === 'shot'
  if (!isShot && event.type !== 'free throw') {
    return event.points ? `a ${event.type} scores nothing, saw ${event.points} points` : undefined
  }
  if (event.player === '' || event.team === '') return `a ${event.type} needs a player and a team`
  if (result !== 'made' && result !== 'missed') {
    return `the result of a ${event.type} must be made or missed, saw ${quoted(result)}`
  }
  const worth = result === 'missed' ? 0 : !isShot ? 1 : event.isThree ? 3 : 2
  if (event.points === worth) return undefined
  return `a ${result} ${event.subtype || event.type} is worth ${worth} points, saw ${event.points ?? 'none'}`
}

const numberOf = (text: string): number | null => (text === '' ? null : Number(text))
const quoted = (text: string): string => JSON.stringify(text.slice(0, 40))
