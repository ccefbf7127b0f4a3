import { estimateUnits } from '../plan/estimate-units.ts'
import { finishPlan } from '../plan/finish-plan.ts'
import { groupUnits } from '../plan/group-units.ts'
import { linkUnits } from '../plan/link-units.ts'
import type { Plan } from '../plan/plan.ts'
import { DAYS_PER_UNIT } from '../plan/plan-backfill.ts'
import { processors } from '../processors/processors.ts'
import { seasonText } from '../season.ts'
import { resolvedNames } from '../tables/reference/resolved-names.ts'
import { seasonStart, type Unit } from '../units/unit.ts'
import { type NamesWork, pendingDates } from './names-work.ts'

/**
 * The names of every season that comes out differently, and then exactly the cells that were computed with other names.
 *
 * @param always seasons whose names are settled although nothing changes: a decision is never without a unit
 */
export function planNames(command: string, work: NamesWork, always: readonly number[] = []): Plan {
  const { seasons, cells, calendar, state } = work
  const settling = seasons.filter(({ seasonYear, dates }) => dates.length > 0 || always.includes(seasonYear))
  const extra = always.filter(year => !seasons.some(({ seasonYear }) => seasonYear === year))
  const names = [
    ...settling.map(({ seasonYear, changes }) => namesUnit(seasonYear, changes.length)),
    ...extra.map(seasonYear => namesUnit(seasonYear, 0)),
  ].sort((a, b) => a.seasonYear - b.seasonYear)
  const units = [...names, ...linkUnits(groupUnits(cells, DAYS_PER_UNIT), names)]
  const dates = pendingDates(work)
  const start = dates[0] ?? names[0]?.dates[0] ?? calendar.today
  const targets = new Set(cells.map(({ target }) => target))
  return finishPlan({
    command,
    start,
    end: dates.at(-1) ?? start,
    gameDays: new Set(cells.map(({ date }) => date)).size,
    units,
    excluded: [],
    needs: [],
    estimate: estimateUnits(units, calendar, state),
    code: ['names', ...processors.filter(({ id }) => targets.has(id)).map(({ formula }) => formula)].join(
      ' ',
    ),
  })
}

const namesUnit = (seasonYear: number, rows: number): Unit => {
  const dates = [seasonStart(seasonYear)]
  return {
    id: `${resolvedNames.id} ${seasonText(seasonYear)}`,
    target: resolvedNames.id,
    phase: 2,
    seasonYear,
    dates,
    reasons: [
      {
        code: 'names',
        dates,
        detail:
          rows === 0
            ? 'no row comes out differently'
            : `${rows} ${rows === 1 ? 'row comes' : 'rows come'} out differently`,
      },
    ],
    after: [],
  }
}
