import { measured } from './median.ts'
import type { PreparedHome } from './prepared-home.ts'
import type { Figure } from './report.ts'
import { bareSql, naiveSql } from './sql-only.ts'
import { datesOf, type WholeRun, wholePhase4 } from './whole-command.ts'

/** What the original pipeline took for one date of Phase 4: its 80 hours for four seasons say the same. */
const HISTORICAL_SECONDS_PER_DATE = 240

type Targets = { readonly seconds: number; readonly megabytes?: number }

/** The whole command, its bare SQL and a loop over dates, one after another on the same prepared home. */
export async function measurePhase4(
  prefix: string,
  prepared: PreparedHome,
  targets: Targets,
  /** The loop looks at one date in so many and is multiplied. */
  every: number,
): Promise<{ figures: readonly Figure[]; notes: readonly string[]; whole: WholeRun }> {
  const whole = await wholePhase4(prepared)
  const { units, seconds: inside, rows } = whole.ledger
  const bare = await measured(
    () => bareSql(prepared, units),
    run => run.seconds,
  )
  if (bare.rows !== rows) throw new Error(`bare SQL wrote ${bare.rows} rows, the whole command ${rows}`)
  const naive = await naiveSql(prepared, units, every)
  const dates = datesOf(whole)
  const naiveSeconds = (naive.seconds * dates) / naive.dates
  const how = every === 1 ? 'measured' : `extrapolated from ${naive.dates} of ${dates} dates`
  const figure = (
    key: string,
    says: string,
    value: number,
    unit: Figure['unit'],
    target?: number,
  ): Figure => ({
    key: `${prefix}.${key}`,
    says,
    value,
    unit,
    ...(target === undefined ? {} : { target }),
  })
  return {
    whole,
    figures: [
      figure('whole', 'whole command: process, plan, contracts, ledger', whole.seconds, 's', targets.seconds),
      figure('inside', 'of it the run, from its first event to its last', inside, 's'),
      figure('cpu', 'CPU time of the whole command', whole.cpuSeconds, 's'),
      figure('peak', 'its largest resident set', whole.peakBytes / 2 ** 20, 'MB', targets.megabytes),
      figure('bare', `bare SQL: ${bare.statements} statements`, bare.seconds, 's'),
      figure('whole-to-bare', 'whole ÷ bare', whole.seconds / bare.seconds, '×', 2),
      figure(
        'inside-to-bare',
        'run ÷ bare; below 1 where two units run at a time',
        inside / bare.seconds,
        '×',
      ),
      figure('bare-cpu', 'CPU time of the bare SQL', bare.cpuSeconds, 's'),
      figure('cpu-to-bare', 'CPU of the whole ÷ CPU of the bare', whole.cpuSeconds / bare.cpuSeconds, '×'),
      figure('naive', `naive, one date at a time (${how})`, naiveSeconds, 's'),
      figure('naive-to-whole', 'naive ÷ whole', naiveSeconds / whole.seconds, '×'),
      figure(
        'history-to-whole',
        'historical system (4 min per date) ÷ whole',
        (dates * HISTORICAL_SECONDS_PER_DATE) / whole.seconds,
        '×',
      ),
    ],
    notes: [
      `${dates} dates after bootstrap, ${units.length} units, ${rows.toLocaleString('en-US')} rows`,
      `seconds by table, run (two units at a time) / bare: ${sayTables(whole.ledger.byTarget, bare.byTarget)}`,
    ],
  }
}

type Seconds = Readonly<Record<string, number>>

const sayTables = (run: Seconds, bare: Seconds): string =>
  Object.entries(bare)
    .map(([target, seconds]) => `${target} ${run[target]?.toFixed(2)} / ${seconds.toFixed(2)}`)
    .join(', ')
