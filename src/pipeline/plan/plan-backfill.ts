import type { Calendar } from '../calendar.ts'
import { gameDaysIn } from '../calendar.ts'
import type { Processor } from '../processors/define-processor.ts'
import { reaches, upstreamsOf } from '../processors/lineage.ts'
import { processors } from '../processors/processors.ts'
import { seasonOf } from '../season.ts'
import { type CellStatus, cellStatuses } from '../state/cell-status.ts'
import { needsAnswer } from '../state/failure-categories.ts'
import type { PipelineState } from '../state/pipeline-state.ts'
import { gamebook } from '../tables/raw/gamebook.ts'
import { resolvedNames } from '../tables/reference/resolved-names.ts'
import type { Unit } from '../units/unit.ts'
import { estimateUnits } from './estimate-units.ts'
import { findNeeds } from './find-needs.ts'
import { finishPlan } from './finish-plan.ts'
import { groupUnits, type PlannedDay } from './group-units.ts'
import { linkUnits } from './link-units.ts'
import type { Exclusion, Plan } from './plan.ts'

export type Policy = 'missing' | 'failed' | 'all'

export type BackfillRequest = {
  readonly command: string
  readonly start: string
  readonly end: string
  readonly processors: readonly Processor[]
  readonly policy: Policy
}

/**
 * Most days of one unit: a whole season, a second's work. Every unit looks back over its season, so halves would cost a
 * quarter more; days that break a contract are split off and take no others with them.
 */
export const DAYS_PER_UNIT = 200

/** Days whose raw rows an ingest is about to change. The names of a season follow its gamebooks. */
const plannedByIngest = (ingest: readonly Unit[]): readonly Pick<PlannedDay, 'target' | 'date'>[] =>
  ingest.flatMap(({ target, dates }) =>
    dates.flatMap(date => [
      { target, date },
      ...(target === gamebook.id ? [{ target: resolvedNames.id, date }] : []),
    ]),
  )

/**
 * Plans Phase 3 and 4: every game day of every chosen processor is in exactly one unit or exclusion, each with its
 * reason. Pure: the state is what the warehouse said a moment ago. `ingest` holds units of Phase 2 that run before.
 */
export function planBackfill(
  request: BackfillRequest,
  calendar: Calendar,
  state: PipelineState,
  ingest: readonly Unit[] = [],
): Plan {
  const days = gameDaysIn(calendar, request.start, request.end)
  const statusOf = cellStatuses(state, calendar)
  const planned: PlannedDay[] = []
  const excluded: { target: string; reason: Exclusion['reason']; date: string }[] = []
  for (const processor of processors.filter(({ id }) =>
    request.processors.some(chosen => chosen.id === id),
  )) {
    const reached = plannedUpstream(processor, [...plannedByIngest(ingest), ...planned])
    for (const { date } of days) {
      const status = statusOf(processor, date)
      const why = decide(status, request.policy, state, processor, date, reached(date))
      if ('reason' in why) excluded.push({ target: processor.id, reason: why.reason, date })
      else planned.push({ target: processor.id, phase: processor.phase, date, ...why })
    }
  }
  const units = linkUnits(groupUnits(planned, DAYS_PER_UNIT), ingest)
  return finishPlan({
    command: request.command,
    start: request.start,
    end: request.end,
    gameDays: days.length,
    units,
    excluded: groupExclusions(excluded),
    needs: findNeeds([...ingest, ...units], calendar, state, statusOf),
    estimate: estimateUnits(units, calendar, state),
    code: request.processors.map(({ formula }) => formula).join(' '),
  })
}

function decide(
  status: CellStatus,
  policy: Policy,
  state: PipelineState,
  processor: Processor,
  date: string,
  upstream: string | undefined,
): { reason: Exclusion['reason'] } | Pick<PlannedDay, 'code' | 'detail'> {
  switch (status.kind) {
    case 'no games':
    case 'not played yet':
      return { reason: 'not played yet' }
    case 'bootstrap':
      return { reason: 'bootstrap' }
    case 'failed':
      return { code: 'failed before', detail: status.detail }
    case 'rows gone':
    case 'stale':
      // What a failure waited for may have come since; that is just when a retry can help.
      if (policy === 'failed' && needsAnswer(state.cell(processor.id, date))) return { code: 'failed before' }
      if (policy === 'failed' && upstream) return upstreamIsPlanned(upstream)
      if (policy === 'failed') return { reason: 'not failed' }
      if (policy === 'all') return { code: 'asked for' }
      return reasonOf(status)
    case 'missing':
      if (policy === 'failed') return { reason: 'not failed' }
      if (policy === 'all') return { code: 'asked for' }
      return reasonOf(status)
    case 'complete':
      if (policy === 'all') return { code: 'asked for' }
      if (policy === 'failed' && needsAnswer(state.cell(processor.id, date))) return { code: 'failed before' }
      if (upstream) return upstreamIsPlanned(upstream)
      return { reason: policy === 'failed' ? 'not failed' : 'already complete' }
  }
}

const upstreamIsPlanned = (upstream: string): Pick<PlannedDay, 'code' | 'detail'> => ({
  code: 'upstream newer',
  detail: `${upstream} is made again in this plan`,
})

function reasonOf(status: CellStatus): Pick<PlannedDay, 'code' | 'detail'> {
  if (status.kind === 'rows gone') return { code: 'rows gone', detail: status.detail }
  if (status.kind === 'stale') return { code: 'upstream newer', detail: status.detail }
  return { code: 'missing' }
}

/** Which table that this plan already makes again reaches the processor's rows of a day. */
function plannedUpstream(
  processor: Processor,
  planned: readonly Pick<PlannedDay, 'target' | 'date'>[],
): (date: string) => string | undefined {
  const upstreams = upstreamsOf(processor).flatMap(({ target, days }) => {
    const dates = planned.filter(day => day.target === target).map(day => day.date)
    return dates.length === 0 ? [] : [{ target, days, dates: new Set(dates), all: dates }]
  })
  return date =>
    upstreams.find(({ days, dates, all }) =>
      days === 'same day'
        ? dates.has(date)
        : all.some(changed => seasonOf(changed) === seasonOf(date) && reaches(days, changed, date)),
    )?.target
}

function groupExclusions(
  days: readonly { target: string; reason: Exclusion['reason']; date: string }[],
): readonly Exclusion[] {
  const groups = new Map<string, { target: string; reason: Exclusion['reason']; dates: string[] }>()
  for (const { target, reason, date } of days) {
    const key = `${target} ${reason}`
    const group = groups.get(key) ?? { target, reason, dates: [] }
    group.dates.push(date)
    groups.set(key, group)
  }
  return [...groups.values()]
}
