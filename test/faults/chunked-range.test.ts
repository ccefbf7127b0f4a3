import { expect, test } from 'vitest'
import { backcourt, backcourtJson } from '../commands/command-line.ts'
import { contentsOf, look, rowsOf } from '../commands/contents.ts'
import { homeAt, RANGE } from '../commands/prepared-home.ts'
import { successesOf } from './accounts.ts'

const BAD = '2021-11-05'
/** A shooter with more shots made than tried: PGS may not be written for that day. */
const spoil = `UPDATE nba_raw.nbac_gamebook_player_stats SET points = points + 1000 WHERE game_date = DATE '${BAD}' AND points > 20`
const mend = `UPDATE nba_raw.nbac_gamebook_player_stats SET points = points - 1000 WHERE game_date = DATE '${BAD}' AND points > 1000`

const write = (home: string, sql: string) =>
  look(home, async warehouse => {
    await warehouse.transact('by hand', [{ do: 'write', statement: { sql } }])
  })

test('a day in the middle that breaks its contract costs that day alone; retry does exactly what is left', async () => {
  const clean = await contentsOf((await homeAt('phase 3')).home)
  const where = await homeAt('raw')
  await write(where.home, spoil)

  const { code, document } = await backcourtJson(['backfill', RANGE, '--phase', '3', '--yes'], where)
  expect(code).toBe(1)
  type Unit = { table: string; dates: string[]; state: string }
  const units: Unit[] = document.data.units
  const days = (table: string, state: string) =>
    units.filter(unit => unit.table === table && unit.state === state).flatMap(({ dates }) => dates)
  expect(days('pgs', 'failed')).toEqual([BAD])
  expect(days('pgs', 'committed')).toHaveLength(23)
  for (const table of ['togs', 'tdgs']) expect(days(table, 'committed')).toHaveLength(24)
  // Who reads PGS of earlier days loses the days behind the bad one, and no other.
  const lost = units.filter(({ state }) => state === 'blocked').flatMap(({ dates }) => dates)
  expect(lost.filter(day => day < BAD)).toEqual([])
  const said = document.facts.join('\n')
  expect(said).toMatch(new RegExp(`failed: pgs ${BAD}: .+: \\d+ rows, such as .*points`))
  expect(document.next[0]).toBe(`retry ${document.data.runId}`)

  const committed = await successesOf(where.home)
  const [written] = await rowsOf(
    where.home,
    `SELECT COUNT(*) AS n FROM nba_analytics.player_game_summary WHERE game_date = DATE '${BAD}'`,
  )
  expect(written?.n).toBe(0)

  await write(where.home, mend)
  const dry = await backcourtJson(['retry', document.data.runId, '--dry-run'], where)
  const left = units.filter(({ state }) => state !== 'committed')
  const planned: { target: string; dates: string[] }[] = dry.document.data.plan.units
  const sorted = (list: readonly string[]) => [...list].sort()
  expect(sorted(planned.flatMap(({ target, dates }) => dates.map(date => `${target} ${date}`)))).toEqual(
    sorted(left.flatMap(({ table, dates }) => dates.map(date => `${table} ${date}`))),
  )
  const again = await backcourt(['retry', document.data.runId, '--yes'], where)
  expect([0, 3], again.stderr).toContain(again.code)
  expect(await contentsOf(where.home)).toEqual(clean)
  const after = new Map(
    (await successesOf(where.home)).map(row => [`${row.processor_name} ${row.data_date}`, row]),
  )
  for (const row of committed) expect(after.get(`${row.processor_name} ${row.data_date}`)).toEqual(row)
})
