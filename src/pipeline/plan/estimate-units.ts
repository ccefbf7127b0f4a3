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

/** Time from the run history of each table, with its spread; rows from the days' games. All are guesses. */
export function estimateUnits(units: readonly Unit[], calendar: Calendar, state: PipelineState): Estimate {
  const games = new Map(calendar.gameDays.map(day => [day.date, day.games]))
  let [seconds, low, high, rows] = [0, 0, 0, 0]
  let hasHistory = true
  for (const { target, dates } of units) {
    const took = state.secondsPerDay(target, dates.length)
    if (!took) hasHistory = false
    seconds += dates.length * (took?.middle ?? defaultSecondsPerDay)
    low += dates.length * (took?.low ?? 0)
    high += dates.length * (took?.high ?? 0)
    for (const date of dates) rows += rowsOfDay(target, games.get(date) ?? 0)
  }
  return hasHistory
    ? { seconds, spread: { low, high }, rows, from: 'history' }
    : { seconds, rows, from: 'defaults' }
}

function rowsOfDay(target: string, games: number): number {
  if (target === 'pgs') return games * activePlayersPerGame
  if (target === 'psza') return seasonPlayers
  if (target === 'tdza') return leagueTeams
  const processor = processors.find(({ id }) => id === target)
  return games * (processor?.entity === 'team' ? teamsPerGame : playersPerGame)
}
