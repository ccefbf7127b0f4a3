import { warehouseLedger } from '../assistant/ledger/warehouse-ledger.ts'
import { readCalendar } from '../pipeline/calendar.ts'
import { gamebook } from '../pipeline/tables/raw/gamebook.ts'
import { date, string } from '../warehouse/param.ts'
import type { Warehouse } from '../warehouse/warehouse.ts'

/** Values that a person may want at the Tab key, by the key of the input, best first. */
export type Vocabulary = {
  readonly range: readonly string[]
  readonly date: readonly string[]
  readonly run: readonly string[]
  readonly entity: readonly string[]
}

const MOST_DATES = 60
const MOST_RUNS = 20
const WORDS = ['yesterday', 'today', 'last 7 days', 'last week', 'last month', 'season to date']

const PLAYERS = `
SELECT DISTINCT player_name AS name
FROM ${gamebook.name}
WHERE game_date BETWEEN @start AND @end AND player_status = @status
ORDER BY name`

/** Dates with games, runs, and the names of the latest season's teams and players. */
export async function readVocabulary(warehouse: Warehouse, today: string): Promise<Vocabulary> {
  const { gameDays, seasons } = await readCalendar(warehouse, today)
  const latest = seasons.at(-1)
  const [runs, players] = await Promise.all([
    warehouseLedger(warehouse).runs(MOST_RUNS),
    latest
      ? warehouse.query({
          sql: PLAYERS,
          params: {
            start: date(latest.firstGameDay),
            end: date(latest.lastGameDay),
            status: string('active'),
          },
        })
      : undefined,
  ])
  const dates = gameDays
    .slice(-MOST_DATES)
    .map(day => day.date)
    .reverse()
  return {
    range: [...WORDS, ...seasons.map(({ season }) => season).reverse(), ...dates],
    date: ['yesterday', 'today', ...dates],
    run: runs.map(({ runId }) => runId),
    entity: (players?.rows ?? []).map(row => String(row.name)),
  }
}
