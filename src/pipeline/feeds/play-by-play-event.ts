import { z } from 'zod'
import { playByPlay } from '../tables/raw/play-by-play.ts'
import type { ColumnPlaces } from './play-by-play-columns.ts'
import { shapeFault } from './shape-fault.ts'
import { countIn } from './shapes.ts'
import { nbaTeam } from './team-codes.ts'

const { columns } = playByPlay
const clock = /^(?:0?0:)?(\d{1,2}):([0-5]\d)(?:\.\d+)?$/

const numberOf = (text: string): number | null => (text === '' ? null : Number(text))
const whole = z
  .string()
  .regex(/^\d{1,9}$/, 'must be a whole number')
  .transform(Number)
const decimal = z
  .string()
  .regex(/^(?:-?\d+(?:\.\d+)?)?$/, 'must be a number')
  .transform(numberOf)

const line = z.object({
  play_id: whole,
  period: whole.pipe(countIn(columns.period)),
  remaining_time: z.string().regex(clock, 'must be a clock such as 0:11:37'),
  team: z.string().transform(nbaTeam),
  event_type: z.string().min(1, 'must not be empty'),
  assist: z.string(),
  block: z.string(),
  steal: z.string(),
  player: z.string(),
  points: z
    .string()
    .regex(/^\d?$/, 'must be empty or 0 to 4')
    .transform(numberOf)
    .pipe(countIn(columns.points_scored).nullable()),
  result: z.string(),
  type: z.string(),
  shot_distance: decimal.pipe(
    z
      .number()
      .min(columns.shot_distance.min ?? 0, `must be at least ${columns.shot_distance.min} feet`)
      .max(columns.shot_distance.max ?? 94, `must be at most ${columns.shot_distance.max} feet`)
      .nullable(),
  ),
  original_x: decimal,
  original_y: decimal,
})

/** One line of a play-by-play, its texts turned into values. */
export type PlayEvent = z.infer<typeof line> & { readonly secondsLeft: number }

/** Reads a line; a text is what is wrong with its shape. */
export function eventOf(row: readonly string[], at: ColumnPlaces): PlayEvent | string {
  const texts = {
    play_id: row[at.play_id],
    period: row[at.period],
    remaining_time: row[at.remaining_time],
    team: row[at.team],
    event_type: row[at.event_type],
    assist: row[at.assist],
    block: row[at.block],
    steal: row[at.steal],
    player: row[at.player],
    points: row[at.points],
    result: row[at.result],
    type: row[at.type],
    shot_distance: row[at.shot_distance],
    original_x: row[at.original_x],
    original_y: row[at.original_y],
  }
  const read = line.safeParse(texts)
  if (!read.success) return shapeFault(read.error, texts)
  const [, minutes, seconds] = clock.exec(read.data.remaining_time) ?? []
  return Object.assign(read.data, { secondsLeft: Number(minutes) * 60 + Number(seconds) })
}

/** Only three-pointers say so in their type. */
export const isThree = (event: PlayEvent): boolean => event.type.includes('3pt')

/** What cannot be true of an event: a clock beyond its period, or points that it is not worth. */
export function eventFault(event: PlayEvent): string | undefined {
  // A quarter has twelve minutes, an overtime five.
  const length = event.period <= 4 ? 720 : 300
  if (event.secondsLeft > length) {
    return `period ${event.period} has ${length} seconds, its clock says ${event.remaining_time}`
  }
  const { event_type: type, result, points } = event
  if (type !== 'shot' && type !== 'free throw')
    return points ? `a ${type} scores nothing, saw ${points} points` : undefined
  if (event.player === '' || event.team === '') return `a ${type} needs a player and a team`
  if (result !== 'made' && result !== 'missed') {
    return `the result of a ${type} must be made or missed, saw ${JSON.stringify(result)}`
  }
  const worth = result === 'missed' ? 0 : type === 'free throw' ? 1 : isThree(event) ? 3 : 2
  return points === worth
    ? undefined
    : `a ${result} ${event.type || type} is worth ${worth} points, saw ${points ?? 'none'}`
}

/** The second player of an event: who assisted, else who blocked, else who stole. */
export function otherPlayer({ assist, block, steal }: PlayEvent) {
  if (assist) return { role: 'assist', name: assist } as const
  if (block) return { role: 'block', name: block } as const
  return steal ? ({ role: 'steal', name: steal } as const) : undefined
}
