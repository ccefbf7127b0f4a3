import { createHash } from 'node:crypto'
import { finishPlan } from '../plan/finish-plan.ts'
import type { Plan } from '../plan/plan.ts'
import { seasonText } from '../season.ts'
import { type RegistryTask, seasonEnd, seasonStart, type Unit } from '../units/unit.ts'
import { SEASON_ROWS } from './season-change.ts'

/** One season to be built, in words for the plan; without a task it is left out as complete. */
export type SeasonWork = {
  readonly seasonYear: number
  readonly task?: RegistryTask
  /** Rows that would be written. */
  readonly rows: number
  /** `481 new, 0 changed`; a world that moved says other numbers, and the plan has another hash. */
  readonly says: string
}

const CODE = `registry ${createHash('sha256').update(SEASON_ROWS).digest('hex').slice(0, 12)}`

/** A unit per season, one after the other: an id that the first gives is known to the second. */
export function planRegistry(command: string, seasons: readonly SeasonWork[], gameDays: number): Plan {
  const units: Unit[] = []
  for (const { seasonYear, task, says } of seasons) {
    if (!task) continue
    const dates = [seasonStart(seasonYear)]
    const before = units.at(-1)
    units.push({
      id: `registry ${seasonText(seasonYear)}${task.strategy === 'merge' ? '' : ` ${task.strategy}`}`,
      target: 'registry',
      phase: 2,
      seasonYear,
      dates,
      reasons: [{ code: task.strategy === 'merge' ? 'names' : 'asked for', dates, detail: says }],
      after: before ? [before.id] : [],
      registry: task,
    })
  }
  const complete = seasons.filter(({ task }) => !task).map(({ seasonYear }) => seasonStart(seasonYear))
  const years = seasons.map(({ seasonYear }) => seasonYear)
  return finishPlan({
    command,
    start: seasonStart(Math.min(...years)),
    end: seasonEnd(Math.max(...years)),
    gameDays,
    units,
    excluded:
      complete.length === 0 ? [] : [{ target: 'registry', reason: 'already complete', dates: complete }],
    needs: [],
    estimate: {
      seconds: units.length,
      rows: seasons.reduce((sum, { rows }) => sum + rows, 0),
      from: 'defaults',
    },
    code: CODE,
  })
}
