import type { Calendar } from '../../src/pipeline/calendar.ts'
import { processors } from '../../src/pipeline/processors/processors.ts'
import { type CoverageCell, readCoverage } from '../../src/pipeline/validation/coverage.ts'
import { type DayGame, readDayGames } from '../../src/pipeline/why/day-games.ts'
import { type DayFiles, readDayFiles } from '../../src/pipeline/why/read-open.ts'
import type { Warehouse } from '../../src/warehouse/warehouse.ts'
import { isDue } from './due.ts'

/** A day as the morning's first look wants it. */
export type Day = {
  readonly day: string
  readonly games: readonly DayGame[]
  readonly files: readonly DayFiles[]
  readonly cells: readonly CoverageCell[]
  /** Due by now, and not there. */
  readonly open: readonly string[]
  /** Not there, and not due yet. */
  readonly notYetDue: readonly string[]
}

/** Reads a day; `clock` is US Eastern, `YYYY-MM-DD HH:MM`. */
export async function readDay(
  warehouse: Warehouse,
  calendar: Calendar,
  day: string,
  clock: string,
): Promise<Day> {
  const [games, files, cells] = await Promise.all([
    readDayGames(warehouse, day, day),
    readDayFiles(warehouse, day, day),
    readCoverage(warehouse, calendar, day, day, processors),
  ])
  return { day, games, files, cells, ...sortOut(day, games, cells, clock) }
}

export const isPostponed = ({ isFinal, statusText }: DayGame): boolean =>
  !isFinal && /ppd|postponed/i.test(statusText)

/** What is missing of a day, by whether it is due. */
export function sortOut(
  day: string,
  games: readonly DayGame[],
  cells: readonly CoverageCell[],
  clock: string,
): Pick<Day, 'open' | 'notYetDue'> {
  const played = games.filter(game => !isPostponed(game))
  const finals = played.filter(({ isFinal }) => isFinal)
  const lacking = (has: (game: DayGame) => boolean) => finals.filter(game => !has(game)).length
  const files = [
    count(played.length - finals.length, 'result'),
    count(
      lacking(({ gamebookRows }) => gamebookRows > 0),
      'gamebook',
    ),
    count(
      lacking(({ boxScoreRows }) => boxScoreRows > 0),
      'team box score',
    ),
    count(
      lacking(({ playByPlayRows }) => playByPlayRows > 0),
      'play-by-play',
    ),
  ].flat()
  const wanting = cells.filter(({ status }) =>
    ['missing', 'failed', 'untracked', 'investigate', 'stale'].includes(status),
  )
  const isPreGame = finals.length === 0
  // What failed or went wrong is no matter of the hour.
  const absent = wanting.filter(({ status }) => status === 'missing').map(({ target }) => `${target} missing`)
  const wrong = wanting
    .filter(({ status }) => status !== 'missing')
    .map(({ target, status }) => `${target} ${status}`)
  const areFilesDue = isDue('files', day, clock)
  const areTablesDue = isDue(isPreGame ? 'pre-game tables' : 'tables', day, clock)
  return {
    open: [...(areFilesDue ? files : []), ...wrong, ...(areTablesDue ? absent : [])],
    notYetDue: [...(areFilesDue ? [] : files), ...(areTablesDue ? [] : absent)],
  }
}

const count = (missing: number, what: string): readonly string[] =>
  missing === 0 ? [] : [`${missing} ${what}${missing === 1 || what === 'play-by-play' ? '' : 's'} missing`]
