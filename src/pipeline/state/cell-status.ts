import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import { type Calendar, type GameDay, isBootstrap } from '../calendar.ts'
import type { Processor } from '../processors/define-processor.ts'
import { reaches, upstreamsOf } from '../processors/lineage.ts'
import { seasonOf } from '../season.ts'
import { seasonStart } from '../units/unit.ts'
import { failureCount, type PipelineState } from './pipeline-state.ts'

/** Where a processor stands on a day. Everything but `complete` says what kind of work is left, if any. */
export type CellStatus =
  | { readonly kind: 'no games' | 'bootstrap' | 'not played yet' | 'complete' | 'missing' }
  /** The last attempt broke off. */
  | { readonly kind: 'failed'; readonly detail: string }
  /** Recorded as written, and the table has fewer rows. */
  | { readonly kind: 'rows gone'; readonly detail: string }
  | { readonly kind: 'stale'; readonly detail: string }

export type StatusOf = (processor: Processor, day: CalendarDate) => CellStatus

/** Reads the state once per table and season, so that a whole matrix costs one pass. */
export function cellStatuses(state: PipelineState, calendar: Calendar): StatusOf {
  const gameDays = new Map<string, GameDay>(calendar.gameDays.map(day => [day.date, day]))
  const newer = newerUpstream(state)
  return (processor, day) => {
    const games = gameDays.get(day)
    if (!games) return { kind: 'no games' }
    if (processor.phase === 4 && isBootstrap(calendar, day)) return { kind: 'bootstrap' }
    if (!processor.preGame && games.finals === 0) return { kind: 'not played yet' }
    const cell = state.cell(processor.id, day)
    const { success, failure } = cell
    if (failure && (!success || failure.at > success.at)) {
      return { kind: 'failed', detail: failure.error ?? 'the last attempt failed' }
    }
    if (!success) return { kind: 'missing' }
    const found = cell.rows + failureCount(cell)
    if (found !== success.expected) {
      return { kind: 'rows gone', detail: `${found} of ${success.expected} recorded rows are there` }
    }
    const upstream = newer(processor, day, success.at)
    return upstream ? { kind: 'stale', detail: `${upstream} was committed later` } : { kind: 'complete' }
  }
}

/** Finds a table that was committed after the given moment on a day that reaches `day`. */
function newerUpstream(
  state: PipelineState,
): (processor: Processor, day: string, at: string) => string | undefined {
  const latest = new Map<string, readonly { day: string; at: string }[]>()
  /** Running maximum of commit times over a table's days of a season, so that "any earlier day" is one look-up. */
  const timeline = (target: string, season: number) => {
    const key = `${target} ${season}`
    const known = latest.get(key)
    if (known) return known
    let at = ''
    const days = state
      .successDays(target)
      .filter(day => seasonOf(day) === season && day >= seasonStart(season))
      .map(day => {
        const own = state.cell(target, day).success?.at ?? ''
        if (own > at) at = own
        return { day, at }
      })
    latest.set(key, days)
    return days
  }
  return (processor, day, at) => {
    for (const { target, days } of upstreamsOf(processor)) {
      if (reaches(days, day, day)) {
        const same = state.cell(target, day).success?.at
        if (same !== undefined && same > at) return target
      }
      if (days === 'same day' || days === 'as it stands') continue
      const before = lastBefore(timeline(target, seasonOf(day)), day)
      if (before !== undefined && before.at > at) return target
    }
    return undefined
  }
}

function lastBefore<T extends { readonly day: string }>(sorted: readonly T[], day: string): T | undefined {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as T).day < day) low = middle + 1
    else high = middle
  }
  return sorted[low - 1]
}
