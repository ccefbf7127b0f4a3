import { warehouseLedger } from '../assistant/ledger/warehouse-ledger.ts'
import { readCalendar } from '../pipeline/calendar.ts'
import { gamebook } from '../pipeline/tables/raw/gamebook.ts'
import { schedule } from '../pipeline/tables/raw/schedule.ts'
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

const TEAMS = `
SELECT DISTINCT home_team_tricode AS name
FROM ${schedule.name}
WHERE game_date BETWEEN @start AND @end
ORDER BY name`

/** Dates with games, runs, and the names of the latest season's teams and players. */
export async function readVocabulary(warehouse: Warehouse, today: string): Promise<Vocabulary> {
  const { gameDays, seasons } = await readCalendar(warehouse, today)
  const latest = seasons.at(-1)
  const season = latest && { start: date(latest.firstGameDay), end: date(latest.lastGameDay) }
  const namesOf = async (sql: string): Promise<readonly string[]> => {
    if (!season) return []
    const { rows } = await warehouse.query({ sql, params: { ...season, status: string('active') } })
    return rows.map(row => String(row.name))
  }
  const [runs, teams, players] = await Promise.all([
    warehouseLedger(warehouse).runs(MOST_RUNS),
    namesOf(TEAMS),
    namesOf(PLAYERS),
  ])
  const dates = gameDays
    .slice(-MOST_DATES)
    .map(day => day.date)
    .reverse()
  return {
    range: [...WORDS, ...seasons.map(known => known.season).reverse(), ...dates],
    date: ['yesterday', 'today', ...dates],
    run: runs.map(({ runId }) => runId),
    entity: [...teams, ...players],
  }
}
