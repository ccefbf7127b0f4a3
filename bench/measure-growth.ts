import { fitExponent } from './fit-exponent.ts'
import type { PreparedHome } from './prepared-home.ts'
import type { Figure } from './report.ts'
import { datesOf, type WholeRun, wholePhase4 } from './whole-command.ts'

/** Last game days of one and of two seasons of the sample league; the fourth is the whole that is measured already. */
const ends = { 1: '2022-04-10', 2: '2023-04-09' } as const

/** Phase 4 of one, two and four seasons of the same warehouse: does a date cost the same among many as among few? */
export async function measureGrowth(prepared: PreparedHome, four: WholeRun): Promise<readonly Figure[]> {
  const runs = [
    { seasons: 1, run: await wholePhase4(prepared, ends[1]) },
    { seasons: 2, run: await wholePhase4(prepared, ends[2]) },
    { seasons: 4, run: four },
  ]
  const exponent = (of: (run: WholeRun) => number) =>
    fitExponent(runs.map(({ run }) => ({ x: datesOf(run), y: of(run) })))
  return [
    ...runs.flatMap(({ seasons, run }): Figure[] => [
      {
        key: `growth.${seasons}`,
        says: `${seasons} season${seasons === 1 ? '' : 's'}, ${datesOf(run)} dates: the run`,
        value: run.ledger.seconds,
        unit: 's',
      },
      {
        key: `growth.${seasons}-per-date`,
        says: '  per date',
        value: (run.ledger.seconds / datesOf(run)) * 1000,
        unit: 'ms',
      },
    ]),
    {
      key: 'growth.exponent',
      says: 'exponent of a log-log fit; 1 is linear',
      value: exponent(run => run.ledger.seconds),
      unit: 'exponent',
    },
    {
      key: 'growth.cpu-exponent',
      says: "the same of the whole command's CPU time, which neighbours disturb less",
      value: exponent(run => run.cpuSeconds),
      unit: 'exponent',
    },
  ]
}
