import { groupBy } from '../../warehouse/group-by.ts'
import type { Calendar } from '../calendar.ts'
import { reaches, upstreamsOf } from '../processors/lineage.ts'
import { processorById, processors } from '../processors/processors.ts'
import { seasonOf } from '../season.ts'
import type { StatusOf } from '../state/cell-status.ts'
import type { PipelineState } from '../state/pipeline-state.ts'
import { gamebook } from '../tables/raw/gamebook.ts'
import { teamBoxscore } from '../tables/raw/team-boxscore.ts'
import type { Unit } from '../units/unit.ts'
import type { Need } from './plan.ts'

/** Raw tables without which a final game cannot be computed at all; the others leave columns empty. */
const hardRaw: readonly string[] = [gamebook.id, teamBoxscore.id]

/**
 * What the units read and neither is there nor is made by the plan. Upstream work is named, never silently done.
 * Days that the calendar does not expect (bootstrap, not played yet) are no needs.
 */
export function findNeeds(
  units: readonly Unit[],
  calendar: Calendar,
  state: PipelineState,
  statusOf: StatusOf,
): readonly Need[] {
  const made = groupBy(units, ({ target }) => target)
  const isMade = (target: string, date: string) =>
    made.get(target)?.some(({ dates }) => dates.includes(date)) ?? false
  const missing = new Map<string, { phase: Need['phase']; dates: Set<string> }>()
  const need = (target: string, phase: Need['phase'], date: string) => {
    const entry = missing.get(target) ?? { phase, dates: new Set() }
    entry.dates.add(date)
    missing.set(target, entry)
  }
  for (const unit of units.filter(({ phase }) => phase !== 2)) {
    const season = calendar.gameDays.filter(({ date }) => seasonOf(date) === unit.seasonYear)
    const [first, last] = [unit.dates[0] as string, unit.dates.at(-1) as string]
    const own = new Set(unit.dates)
    for (const { target, days } of upstreamsOf(processorById(unit.target))) {
      const upstream = processors.find(({ id }) => id === target)
      if (!upstream && !hardRaw.includes(target)) continue
      for (const { date, finals } of season) {
        const read =
          days === 'same day'
            ? own.has(date)
            : reaches(days, date, days === 'both' && date >= first ? date : last)
        if (!read || date > last) continue
        if (upstream && !isMade(target, date) && isWanting(statusOf(upstream, date).kind)) {
          need(target, upstream.phase, date)
        }
        if (!upstream && finals > 0 && !isMade(target, date) && state.cell(target, date).rows === 0)
          need(target, 2, date)
      }
    }
  }
  return [...missing].map(([target, { phase, dates }]) => ({ target, phase, dates: [...dates].sort() }))
}

const isWanting = (kind: ReturnType<StatusOf>['kind']): boolean =>
  kind === 'missing' || kind === 'failed' || kind === 'rows gone'
