import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import type { Calendar } from '../calendar.ts'
import type { PlannedDay } from '../plan/group-units.ts'
import { reaches, upstreamsOf } from '../processors/lineage.ts'
import { processors } from '../processors/processors.ts'
import { seasonOf } from '../season.ts'
import type { PipelineState } from '../state/pipeline-state.ts'
import { resolvedNames } from '../tables/reference/resolved-names.ts'

/** A day of a season's names: when it was settled, or that it is about to be settled anew. */
export type NameDay = { readonly date: CalendarDate; readonly at: string | 'to come' }

/** Behind every instant. */
const TO_COME = '~'

/** Days of one table that names reach, sorted, each with the latest commit up to it. */
type Reached = { readonly day: string; readonly at: string; readonly latest: string }[]

/**
 * The cells that were computed with other names than those of the given days: what reads the names of such a day, and
 * whatever reads those, through every window. Only cells that were computed before; what was never there is not made here.
 * In dependency order.
 */
export function outdatedCells(
  days: readonly NameDay[],
  calendar: Calendar,
  state: PipelineState,
): readonly PlannedDay[] {
  const seasons = [...new Set(days.map(({ date }) => seasonOf(date)))].sort()
  return seasons.flatMap(season => {
    const own = days.filter(({ date }) => seasonOf(date) === season)
    const gameDays = calendar.gameDays.filter(({ date }) => seasonOf(date) === season).map(({ date }) => date)
    return outdatedOfSeason(own, gameDays, state)
  })
}

function outdatedOfSeason(
  days: readonly NameDay[],
  gameDays: readonly string[],
  state: PipelineState,
): readonly PlannedDay[] {
  const reached = new Map<string, Reached>([[resolvedNames.id, []]])
  const names = [...new Map(days.map(each => [each.date, each])).values()]
  for (const { date, at } of names.sort((a, b) => (a.date < b.date ? -1 : 1)))
    add(reached.get(resolvedNames.id) as Reached, date, at === 'to come' ? TO_COME : at)
  const outdated: PlannedDay[] = []
  for (const processor of processors) {
    const own: Reached = []
    const upstreams = upstreamsOf(processor).filter(({ target }) => reached.has(target))
    if (upstreams.length > 0) reached.set(processor.id, own)
    for (const day of upstreams.length > 0 ? gameDays : []) {
      const { success } = state.cell(processor.id, day)
      if (!success) continue
      let [newest, from] = ['', '']
      for (const { target, days: read } of upstreams) {
        const there = reached.get(target) as Reached
        const until = countBefore(there, day)
        const on = there[until]
        const same = on?.day === day && reaches(read, day, day) ? on.at : undefined
        const before = read === 'before' || read === 'both' ? there[until - 1]?.latest : undefined
        for (const at of [same, before]) if (at !== undefined && at > newest) [newest, from] = [at, target]
      }
      if (newest === '') continue
      const isOutdated = newest > success.at
      add(own, day, isOutdated ? TO_COME : success.at)
      if (!isOutdated) continue
      const because =
        newest === TO_COME ? `${from} is made again in this plan` : `${from} was committed later`
      outdated.push({
        target: processor.id,
        phase: processor.phase,
        date: day,
        ...(from === resolvedNames.id
          ? { code: 'names' as const }
          : { code: 'upstream newer' as const, detail: because }),
      })
    }
  }
  return outdated
}

function add(cells: Reached, day: string, at: string): void {
  const latest = cells.at(-1)?.latest ?? ''
  cells.push({ day, at, latest: at > latest ? at : latest })
}

/** How many of the sorted days lie before the day. */
function countBefore(cells: Reached, day: string): number {
  let [low, high] = [0, cells.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cells[middle]?.day ?? '') < day) low = middle + 1
    else high = middle
  }
  return low
}
