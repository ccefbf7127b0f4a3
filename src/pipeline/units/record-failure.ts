import { date, dates, float64, timestamp } from '../../warehouse/param.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { schedule } from '../tables/raw/schedule.ts'
import { historyStep } from './history-step.ts'
import { seasonEnd, seasonStart, type Unit } from './unit.ts'

type FailedAttempt = {
  readonly runId: string
  readonly number: number
  readonly user: string
  readonly seconds: number
  readonly now: Date
  readonly today: string
  readonly error: string
}

const DAYS = `SELECT DISTINCT game_date AS data_date, 0 AS expected, 0 AS processed, 0 AS failed FROM ${schedule.name} WHERE game_date BETWEEN @first AND @last AND game_date IN UNNEST(@dates)`

/** Notes in the run history that a unit's attempt broke off, day by day, so that coverage and plans know it. */
export async function recordFailure(warehouse: Warehouse, unit: Unit, attempt: FailedAttempt): Promise<void> {
  await warehouse.transact(`failure ${attempt.runId} ${unit.id} ${attempt.number}`, [
    historyStep({
      unit,
      attempt: { ...attempt, startedAt: new Date(attempt.now.getTime() - attempt.seconds * 1000) },
      time: { now: timestamp(attempt.now), seconds: float64(attempt.seconds) },
      output: unit.target,
      formula: 'none',
      error: attempt.error.slice(0, 1000),
      source: DAYS,
      params: {
        first: date(seasonStart(unit.seasonYear)),
        last: date(seasonEnd(unit.seasonYear)),
        dates: dates(unit.dates),
      },
    }),
  ])
}
