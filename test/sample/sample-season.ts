import { type FilePlace, placeOf } from '../../src/files/layout.ts'
import { sampleFiles } from '../../src/sample/sample-files.ts'
import type { SampleOptions } from '../../src/sample/sample-league.ts'

export type Gamebook = {
  game_code: string
  date: string
  matchup: string
  active_players: { name: string; team: string; stats: Record<string, number | string | null> }[]
  dnp_players: { name: string; team: string; dnp_reason: string }[]
  inactive_players: { name: string; team: string }[]
}

export type TeamTotals = {
  teamAbbreviation: string
  teamName: string
  minutes: number
  points: number
  fieldGoals: { made: number; attempted: number }
  threePointers: { made: number; attempted: number }
  freeThrows: { made: number; attempted: number }
  rebounds: { offensive: number; defensive: number; total: number }
  assists: number
  steals: number
  blocks: number
  turnovers: number
  personalFouls: number
  plusMinus: number
}

export type TeamBoxscore = { gameId: string; gameDate: string; teams: [TeamTotals, TeamTotals] }

export type ScheduleEntry = {
  gameId: string
  gameCode: string
  gameStatus: number
  gameStatusText: string
  gameDateEst: string
  homeTeam: { teamTricode: string; score: number }
  awayTeam: { teamTricode: string; score: number }
}

export type PlayRow = {
  period: number
  clock: string
  playId: number
  team: string
  kind: string
  assist: string
  block: string
  num: string
  outOf: string
  player: string
  points: number
  made: boolean
  type: string
  distance: number
  x: number
  y: number
}

export type PlacedFile = { readonly place: FilePlace; readonly path: string; readonly content: string }

/** The sample's files with their places read back from their paths. */
export function* placedFiles(options: SampleOptions): Iterable<PlacedFile> {
  for (const { path, content } of sampleFiles(options)) {
    const place = placeOf(path)
    if (!place) throw new Error(`Not the path of a feed: ${path}`)
    yield { place, path, content }
  }
}

/** The file's JSON; undefined when it is cut off. */
export function jsonOf<T>(content: string): T | undefined {
  try {
    return JSON.parse(content) as T
  } catch {
    return undefined
  }
}

export function playRows(csv: string): PlayRow[] {
  const lines = csv.trimEnd().split('\n')
  const columns = (lines[0] ?? '').split(',')
  const at = new Map(columns.map((column, i) => [column, i]))
  return lines.slice(1).map(line => {
    const cells = line.split(',')
    if (cells.length !== columns.length) throw new Error(`${cells.length} cells in ${line}`)
    const cell = (column: string): string => cells[at.get(column) ?? -1] ?? ''
    return {
      period: Number(cell('period')),
      clock: cell('remaining_time'),
      playId: Number(cell('play_id')),
      team: cell('team'),
      kind: cell('event_type'),
      assist: cell('assist'),
      block: cell('block'),
      num: cell('num'),
      outOf: cell('outof'),
      player: cell('player'),
      points: Number(cell('points')),
      made: cell('result') === 'made',
      type: cell('type'),
      distance: Number(cell('shot_distance')),
      x: Number(cell('original_x')),
      y: Number(cell('original_y')),
    }
  })
}
