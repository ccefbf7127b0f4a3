import { stat } from 'node:fs/promises'
import { easternClock } from '../../src/assistant/range/eastern-clock.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import { type RunView, viewRun } from '../../src/assistant/run/run-view.ts'
import type { FileStoreProblem } from '../../src/files/file-store.ts'
import { type Calendar, EVER, readCalendar } from '../../src/pipeline/calendar.ts'
import { processors } from '../../src/pipeline/processors/processors.ts'
import { type CoverageCell, readCoverage } from '../../src/pipeline/validation/coverage.ts'
import { type Newest, readNewest } from '../../src/pipeline/why/read-newest.ts'
import {
  type PendingName,
  type QuarantinedFile,
  readPendingNames,
  readQuarantine,
} from '../../src/pipeline/why/read-open.ts'
import { addDays } from '../../src/warehouse/calendar-date.ts'
import { latestDay } from '../daily/latest-day.ts'
import { type Day, readDay } from '../daily/read-day.ts'
import { stateOfRun } from '../state-of-run.ts'

export type RunState = { readonly view: RunView; readonly state: string }

/** All that health is judged by. */
export type Health = {
  readonly place: string
  /** Bytes; undefined where no file was made yet. */
  readonly size: number | undefined
  /** Workers alive; undefined where one process does everything. */
  readonly workers: number | undefined
  readonly newest: { readonly commit?: Newest; readonly file?: Newest }
  readonly files: string
  readonly filesProblem: FileStoreProblem | undefined
  /** The latest, newest first. */
  readonly runs: readonly RunState[]
  readonly calendar: Calendar
  readonly yesterday: Day
  readonly today: Day
  /** The latest played day that files came in for; undefined in an empty warehouse. */
  readonly latest: Day | undefined
  /** Played days after it, which no file came in for. */
  readonly later: readonly string[]
  /** Every table and day of the latest season so far. */
  readonly cells: readonly CoverageCell[]
  readonly season: string | undefined
  readonly quarantine: readonly QuarantinedFile[]
  readonly names: readonly PendingName[]
}

const LATEST_RUNS = 20

export async function readHealth(context: CommandContext): Promise<Health> {
  const warehouse = await context.reading()
  const ledger = await context.ledgerOf(warehouse)
  const calendar = await readCalendar(warehouse, context.today)
  const clock = easternClock(context.now())
  const newest = await readNewest(warehouse)
  const { day: latestDate, later } = latestDay(calendar, newest.file)
  const season = calendar.seasons.findLast(({ firstGameDay }) => firstGameDay <= context.today)
  const [start, end] = [season?.firstGameDay, latestDate]
  const day = (date: string) => readDay(warehouse, calendar, date, clock)
  const [filesProblem, runs, yesterday, today, latest, cells, quarantine, names, size, workers] =
    await Promise.all([
      context.store.probe({ signal: context.stop }),
      ledger.runs(LATEST_RUNS),
      day(addDays(context.today, -1)),
      day(context.today),
      latestDate === undefined ? undefined : day(latestDate),
      start && end && start <= end ? readCoverage(warehouse, calendar, start, end, processors) : [],
      readQuarantine(warehouse, EVER.start, EVER.end),
      readPendingNames(warehouse, EVER.start, EVER.end),
      sizeOf(warehouse.place),
      context.team?.().then(({ workers }) => workers.length),
    ])
  const views = await Promise.all(runs.map(async ({ runId }) => viewRun(runId, await ledger.events(runId))))
  return {
    place: warehouse.place,
    size,
    workers,
    newest,
    files: context.store.place,
    filesProblem,
    runs: views.map(view => ({ view, state: stateOfRun(view, context.runs) })),
    calendar,
    yesterday,
    today,
    latest,
    later,
    cells,
    season: season?.season,
    quarantine,
    names,
  }
}

/** Size of a warehouse that is a file; undefined for one in memory or far away. */
async function sizeOf(place: string): Promise<number | undefined> {
  try {
    return (await stat(place)).size
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
