import type { PlannedWork } from '../../src/assistant/request/handler.ts'
import type { Plan } from '../../src/pipeline/plan/plan.ts'
import type { Unit } from '../../src/pipeline/units/unit.ts'
import { unitId } from '../../src/pipeline/units/unit.ts'
import { eachDay } from '../../src/warehouse/calendar-date.ts'

const days = eachDay('2021-11-02', '2021-12-31').filter(day => !['2021-11-25', '2021-12-24'].includes(day))
const bootstrap = eachDay('2021-10-19', '2021-11-01')

const unit = (target: string, dates: readonly string[], more: Partial<Unit> = {}): Unit => ({
  id: unitId(target, dates),
  target,
  phase: 4,
  seasonYear: 2021,
  dates,
  reasons: [{ code: 'missing', dates }],
  after: [],
  ...more,
})

const frame = {
  start: '2021-10-19',
  end: '2021-12-31',
  gameDays: 72,
  code: 'f',
  needs: [],
  excluded: [],
  hash: '3f2a9c01b7de',
}

const failed = ['2021-11-18', '2021-11-20', '2021-12-15', '2021-12-16', '2021-12-20']

/** Phase 4 of 72 days, with a failed table, a newer upstream and work that is missing upstream. */
export const backfillPlan: Plan = {
  ...frame,
  command: 'backfill 2021-10-19..2021-12-31 --phase 4 --policy missing',
  units: [
    unit('tdza', days),
    unit('psza', days),
    unit('pcf', days, {
      reasons: [
        {
          code: 'failed before',
          dates: failed,
          detail: 'PROCESSING_ERROR: division by zero in fatigue_score',
        },
        { code: 'missing', dates: days.filter(day => !failed.includes(day)) },
      ],
    }),
    unit('pdc', ['2021-11-22'], {
      reasons: [{ code: 'upstream newer', dates: ['2021-11-22'], detail: 'psza is made again in this plan' }],
    }),
    unit('mlfs', days.slice(0, 2)),
  ],
  excluded: [
    ...['tdza', 'psza', 'pcf', 'pdc', 'mlfs'].map(target => ({
      target,
      reason: 'bootstrap' as const,
      dates: bootstrap,
    })),
    { target: 'pdc', reason: 'already complete', dates: days.filter(day => day !== '2021-11-22') },
    { target: 'mlfs', reason: 'already complete', dates: days.slice(2) },
  ],
  needs: [{ target: 'upgc', phase: 3, dates: ['2021-12-07', '2021-12-22', '2021-12-27'] }],
  estimate: { seconds: 125, spread: { low: 96, high: 190 }, rows: 71_240, from: 'history' },
}

const feed = (target: string, dates: readonly string[], files: number): Unit =>
  unit(target, dates, {
    phase: 2,
    reasons: [{ code: 'new files', dates, files }],
  })

/** Phase 2 of a season in months: more units than a screen has lines. */
export const ingestPlan: Plan = {
  ...frame,
  command: 'ingest 2021-10-19..2021-12-31',
  units: [
    unit('schedule', ['2021-10-01'], {
      id: 'schedule 2021-22',
      phase: 2,
      reasons: [{ code: 'new files', dates: ['2021-10-01'], files: 1 }],
    }),
    ...['gamebook', 'team_boxscore', 'play_by_play'].flatMap(target => [
      feed(target, eachDay('2021-10-19', '2021-11-18'), 220),
      feed(target, eachDay('2021-11-19', '2021-12-19'), 1),
      feed(target, eachDay('2021-12-20', '2021-12-31'), 80),
    ]),
  ],
  excluded: [{ target: 'roster', reason: 'no new files', dates: ['2021-10-01'] }],
  estimate: { seconds: 0.8, rows: 9_000, from: 'defaults' },
}

export const emptyPlan: Plan = {
  ...frame,
  command: 'backfill 2021-11-22 --phase 4 --policy missing',
  units: [],
  excluded: [{ target: 'tdza', reason: 'already complete', dates: ['2021-11-22'] }],
  estimate: { seconds: 0, rows: 0, from: 'history' },
}

export const planned = (plan: Plan, echo: string): PlannedWork => ({
  planned: true,
  plan,
  echo,
  onlyPlan: true,
  requestKey: 'k',
  notes: [],
})
