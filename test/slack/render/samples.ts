import type { Answer } from '../../../src/assistant/answer/answer.ts'
import { type RunView, viewRun } from '../../../src/assistant/run/run-view.ts'
import type { AlertCause } from '../../../src/slack/render/alert-cause.ts'
import { backfillPlan } from '../../terminal/sample-plan.ts'
import { at, moment } from '../../terminal/sample-run.ts'

export const validation: Answer = {
  outcome: 'done with warnings',
  headline: '2021-11-22: every expected row is accounted for; 2 rows need a look',
  facts: [
    'PSZA 314 of 449 written, 135 expected failures (INSUFFICIENT_DATA), 0 errors',
    'PDC 266 of 336 written, 68 expected failures (INSUFFICIENT_DATA), 2 errors (PROCESSING_ERROR)',
    '  the first one: Nikola Jokić',
    'Cross-checks: 12 of 12 hold (points identities, player sums equal team sums)',
  ],
  blocks: [
    {
      kind: 'table',
      title: 'Rows that need a look',
      columns: [
        { name: 'processor' },
        { name: 'player' },
        { name: 'games', align: 'right' },
        { name: 'reason' },
      ],
      rows: [
        ['pdc', 'Nikola Jokić', '14', 'the zone matchup of DEN at PHX has no opponent row for 2021-11-21'],
        ['pdc', 'Jonas Valančiūnas', '1,016', 'as above'],
      ],
    },
  ],
  details: [
    { kind: 'text', lines: ['Contracts checked: 5 tables, 61 rules.', '  psza: 14 rules, 0 broken'] },
  ],
  next: [
    'why pdc 2021-11-22 "Nikola Jokić"',
    'retry 2026-01-05-a1',
    'sql "SELECT `x` FROM t"',
    'help <command>',
  ],
  data: { date: '2021-11-22' },
}

export const longTable: Answer = {
  outcome: 'done',
  headline: '140 runs.',
  facts: [],
  blocks: [
    {
      kind: 'table',
      title: 'Runs',
      columns: [
        { name: 'run' },
        { name: 'when' },
        { name: 'by' },
        { name: 'units', align: 'right' },
        { name: 'command' },
      ],
      rows: Array.from({ length: 140 }, (_, i) => [
        `k${1000 + i}`,
        '2026-01-05 12:00',
        i % 2 === 0 ? 'ana' : 'bo',
        String(i * 7),
        `backfill 2021-11-${String((i % 30) + 1).padStart(2, '0')} --phase 4 --policy missing`,
      ]),
    },
  ],
  next: ['run k1139'],
  data: {},
}

export const morning: Answer = {
  outcome: 'done with warnings',
  headline: 'Open: 2 things of 2021-11-27.',
  facts: [
    'yesterday (2021-11-27): 8 of 8 games final',
    '  came in: gamebooks 7 of 8, team box scores 8 of 8, play-by-play 8 of 8',
    '  computed: Phase 3 5 of 5 tables complete, Phase 4 4 of 5 tables complete',
    '  open: gamebook of LAL at SAC; pdc 1 of 8 games',
    'today (2021-11-28): no games',
    "clock: 2021-11-28 09:00 US Eastern; yesterday's files are due 2021-11-28 06:00",
  ],
  next: ['ingest 2021-11-27', 'backfill 2021-11-27 --phase 4'],
  data: {},
}

export const alert: AlertCause = {
  cause: 'contract broken: fatigue_score must be between 0 and 100',
  count: 314,
  runs: ['k3f9', 'k3fb'],
  firstAt: moment(0),
  lastAt: moment(3600),
  where: ['pcf 2021-11-18', 'pcf 2021-11-20'],
  next: ['why pcf 2021-11-18', 'retry k3fb'],
}

/** A run all of whose units are committed; before or after its end was said. */
export function doneRun(isOver: boolean): RunView {
  const view = viewRun('2026-01-05-a1', [
    { kind: 'run started', at: at(0), plan: backfillPlan, by: 'ana', pid: 1 },
    ...backfillPlan.units.flatMap(({ id, dates }, i) => [
      { kind: 'unit started' as const, at: at(i * 4), unit: id, attempt: 1 },
      {
        kind: 'unit committed' as const,
        at: at(i * 4 + 4),
        unit: id,
        written: dates.length * 300,
        failures: i % 2 === 1 ? { INSUFFICIENT_DATA: 135 } : {},
        seconds: 4,
      },
    ]),
  ])
  return isOver ? { ...view, outcome: 'done' } : view
}
