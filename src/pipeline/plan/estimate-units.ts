import type { Calendar } from '../calendar.ts'
import { processors } from '../processors/processors.ts'
import type { PipelineState } from '../state/pipeline-state.ts'
import type { Unit } from '../units/unit.ts'
import type { Estimate } from './plan.ts'

/** Measured on two cores with the sample league (see bench/); only used where a table has no history yet. */
const defaultSecondsPerDay = 0.006
const playersPerGame = 34
const activePlayersPerGame = 21
const seasonPlayers = 450
const teamsPerGame = 2
const leagueTeams = 30

/** Time from the run history of each table, rows from the days' games. Both are guesses. */
export function estimateUnits(units: readonly Unit[], calendar: Calendar, state: PipelineState): Estimate {
  const games = new Map(calendar.gameDays.map(day => [day.date, day.games]))
  let [seconds, rows] = [0, 0]
  for (const { target, dates } of units) {
    seconds += dates.length * (state.secondsPerDay(target) ?? defaultSecondsPerDay)
    for (const date of dates) rows += rowsOfDay(target, games.get(date) ?? 0)
  }
  const from = units.every(({ target }) => state.secondsPerDay(target) !== undefined) ? 'history' : 'defaults'
  return { seconds, rows, from }
}

function rowsOfDay(target: string, games: number): number {
  if (target === 'pgs') return games * activePlayersPerGame
  if (target === 'psza') return seasonPlayers
  if (target === 'tdza') return leagueTeams
  const processor = processors.find(({ id }) => id === target)
  return games * (processor?.entity === 'team' ? teamsPerGame : playersPerGame)
}
