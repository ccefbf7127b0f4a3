import { z } from 'zod'
import type { FilePlace } from '../../files/layout.ts'
import { lookupOf } from '../../registry/lookup-of.ts'
import { seasonText } from '../season.ts'
import { playByPlay } from '../tables/raw/play-by-play.ts'
import { readCsv } from './csv.ts'
import { accepted, type Feed, firstContradiction, type GameOnSchedule, type RowOf, rejected } from './feed.ts'
import { textOf } from './file-text.ts'
import { gameKindOf, isLoaded } from './game-kind.ts'
import { columnPlaces } from './play-by-play-columns.ts'
import { eventFault, eventOf, isThree, otherPlayer, type PlayEvent } from './play-by-play-event.ts'
import { finalScore, gameIdOf, scheduledGameById } from './scheduled-game.ts'
import { shapeFault } from './shape-fault.ts'
import { gameDay } from './shapes.ts'

type Row = RowOf<typeof playByPlay>

const head = z.object({
  // BigDataBall drops the leading zeros of the NBA's ten digits.
  game_id: z
    .string()
    .regex(/^\d{8,10}$/, "must be the NBA's id of a game")
    .transform(id => id.padStart(10, '0')),
  date: gameDay,
})

/** The last events of a real game come in its last minute; a file that stops well before was cut between lines. */
const latestEnd = 150

/** BigDataBall: the shots and free throws of a game, and whatever else the file holds. */
export const playByPlayFeed: Feed = {
  id: 'play_by_play',
  table: playByPlay,
  needsSchedule: true,
  parse(place, bytes, context) {
    const decoded = textOf(bytes)
    if (!decoded.ok) return decoded
    const csv = readCsv(decoded.text)
    if (!csv.ok) return csv
    const columns = columnPlaces(csv.header)
    if (!columns.ok) return columns
    const first = csv.rows[0]
    if (!first) return rejected('no-rows', 'The file has a header and no rows.')
    const at = columns.places
    const raw = { game_id: first[at.game_id], date: first[at.date] }
    const parsed = head.safeParse(raw)
    if (!parsed.success) return rejected('bad-shape', `Row 1: ${shapeFault(parsed.error, raw)}`)
    const { game_id: id, date } = parsed.data
    const kind = gameKindOf(id)
    if (kind && !isLoaded(kind)) return accepted([], `${id} is a ${kind} game: skipped.`)
    const found = scheduledGameById(context, id)
    if (!found.ok) return found
    const game = found.game
    const headFault = firstContradiction(headContradictions(place, id, date, game))
    if (headFault) return headFault

    const events: PlayEvent[] = []
    for (const [i, row] of csv.rows.entries()) {
      if (row[at.game_id] !== raw.game_id || row[at.date] !== raw.date) {
        return rejected(
          'contradiction',
          `Row ${i + 1} is of game ${row[at.game_id]} on ${row[at.date]}, row 1 of ${raw.game_id} on ${raw.date}.`,
        )
      }
      const event = eventOf(row, at)
      if (typeof event === 'string') return rejected('bad-shape', `Row ${i + 1}: ${event}`)
      events.push(event)
    }
    const fault = firstContradiction(contradictions(events, game)) ?? cutFault(events, game)
    if (fault) return fault
    return accepted(rowsOf(events, game), ...notes(events, game))
  },
}

function* headContradictions(
  place: FilePlace,
  id: string,
  date: string,
  game: GameOnSchedule,
): Generator<string> {
  if (place.subject !== id) yield `The path says game ${place.subject}, the file ${id}.`
  if (place.date !== date) yield `The path says ${place.date}, the file ${date}.`
  if (game.date !== date) yield `The schedule has ${id} on ${game.date}, the file on ${date}.`
  const season = seasonText(game.seasonYear)
  if (place.season !== season)
    yield `The path says season ${place.season}, the schedule has ${id} in ${season}.`
}

function* contradictions(events: readonly PlayEvent[], game: GameOnSchedule): Generator<string> {
  const seen = new Set<number>()
  for (const event of events) {
    if (seen.has(event.play_id)) yield `The play_id ${event.play_id} stands twice in the file.`
    seen.add(event.play_id)
    const fault = eventFault(event)
    if (fault !== undefined) yield `Play ${event.play_id}: ${fault}.`
    if (event.team !== '' && event.team !== game.away && event.team !== game.home) {
      yield `Play ${event.play_id} is of ${event.team}, which is not in ${game.away}@${game.home}.`
    }
  }
  for (const team of [game.away, game.home]) {
    const score = finalScore(game, team)
    const points = pointsOf(events, team)
    if (score !== undefined && points > score) {
      yield `The plays of ${team} have ${points} points, more than the schedule's final score of ${score}.`
    }
    if (!events.some(event => event.team === team)) yield `No play is of ${team}.`
  }
}

function cutFault(events: readonly PlayEvent[], game: GameOnSchedule) {
  if (game.status !== 3) return undefined
  let period = 1
  let left = Number.POSITIVE_INFINITY
  for (const event of events) {
    if (event.period > period || (event.period === period && event.secondsLeft < left))
      left = event.secondsLeft
    period = Math.max(period, event.period)
  }
  if (period >= 4 && left <= latestEnd) return undefined
  return rejected(
    'truncated',
    `The game is final, but the plays end in period ${period} with ${left} seconds left.`,
  )
}

/** Too few points are no contradiction: the feed is known to lack some free throws in one game of ten. */
function notes(events: readonly PlayEvent[], game: GameOnSchedule): string[] {
  return [game.away, game.home].flatMap(team => {
    const missing = (finalScore(game, team) ?? 0) - pointsOf(events, team)
    return missing > 0 ? [`The plays of ${team} lack ${missing} of ${finalScore(game, team)} points.`] : []
  })
}

const pointsOf = (events: readonly PlayEvent[], team: string) =>
  events.reduce((sum, event) => sum + (event.team === team ? (event.points ?? 0) : 0), 0)

function rowsOf(events: readonly PlayEvent[], game: GameOnSchedule): Row[] {
  const gameId = gameIdOf(game.date, game.away, game.home)
  // A game has 30 names and 200 events.
  const lookups = new Map<string, string | null>([['', null]])
  const lookup = (name: string) => {
    let known = lookups.get(name)
    if (known === undefined) {
      // Some files of October 2024 carry the NBA's player id in front of the name.
      known = lookupOf(name.replace(/^\d+/, '')) || null
      lookups.set(name, known)
    }
    return known
  }
  return events.map(event => {
    const other = otherPlayer(event)
    const isShot = event.event_type === 'shot'
    return {
      game_id: gameId,
      bdb_game_id: game.nbaGameId,
      game_date: game.date,
      season_year: game.seasonYear,
      home_team_abbr: game.home,
      away_team_abbr: game.away,
      event_id: event.play_id,
      period: event.period,
      game_clock: event.remaining_time,
      game_clock_seconds: event.secondsLeft,
      event_type: event.event_type,
      event_subtype: event.type || null,
      player_1_name: event.player || null,
      player_1_lookup: lookup(event.player),
      player_1_team_abbr: event.team || null,
      player_2_name: other?.name ?? null,
      player_2_lookup: lookup(other?.name ?? ''),
      player_2_role: other?.role ?? null,
      shot_made: isShot ? event.result === 'made' : null,
      shot_type: isShot ? (isThree(event) ? '3PT' : '2PT') : null,
      shot_distance: event.shot_distance,
      points_scored: event.points,
      original_x: event.original_x,
      original_y: event.original_y,
    }
  })
}
