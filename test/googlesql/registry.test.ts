import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SEASON_ROWS, seasonParams } from '../../src/pipeline/registry/season-change.ts'
import { readSql } from '../../src/pipeline/sql/read-sql.ts'
import { tables } from '../../src/pipeline/tables/index.ts'
import { date, string } from '../../src/warehouse/param.ts'
import type { Param } from '../../src/warehouse/warehouse.ts'
import { inventedGamebooks } from '../pipeline/registry/invented-gamebooks.ts'
import { compareRows } from './compare-rows.ts'
import { evaluate, type ParamValue, type TableOfRows } from './evaluate.ts'
import { startZetaSql, type ZetaSql } from './start-zetasql.ts'

const registry = 'nba_reference.nba_players_registry'
const everyDay = { first: date('1946-10-01'), last: date('2100-12-31') }

let zetaSql: ZetaSql
let league: Awaited<ReturnType<typeof inventedGamebooks>>

/** Two people of one lookup, a spelling tied to another, rows that went, rows by hand: every branch of both texts. */
beforeAll(async () => {
  league = await inventedGamebooks()
  await league.print(2020, [
    { date: '2020-12-25', team: 'BOS', name: 'Bo Iversen' },
    { date: '2020-12-25', team: 'MEM', name: 'Ana Ström', status: 'dnp' },
    { date: '2020-12-26', team: 'MEM', name: 'Kit Obuya' },
  ])
  await league.build(2020)
  await league.tie('Bo Iversen', 'Bo Iversen II')
  await league.tie('Kit O.', 'Nobody')
  await league.print(2021, [
    { date: '2021-11-01', team: 'BOS', name: 'Kit Obuya' },
    { date: '2021-11-01', team: 'MEM', name: 'Kit Obuya' },
    { date: '2021-11-01', team: 'BOS', name: 'Bo Iversen' },
    { date: '2021-11-01', team: 'BOS', name: 'Bo Iversen II' },
    { date: '2021-11-02', team: 'MEM', name: 'Ana Ström' },
    { date: '2021-11-02', team: 'MEM', name: 'Čedomir Ilić', status: 'dnp' },
  ])
  await league.build(2021)
  await league.build(2020, { strategy: 'replace', present: 3, coming: 3 })
  await league.print(2021, [{ date: '2021-11-04', team: 'MEM', name: "D'Ellio Ray" }])
  await league.warehouse.transact(
    'by hand',
    [
      `DELETE FROM ${registry} WHERE player_lookup = 'anastrom' AND season = '2021-22'`,
      `UPDATE ${registry} SET games_played = 9 WHERE player_lookup = 'cedomirilic'`,
      `UPDATE ${registry} SET team_abbr = 'LAL' WHERE player_lookup = 'boiversen' AND season = '2021-22'`,
      `UPDATE ${registry} SET universal_player_id = 'anastrom_001' WHERE player_lookup = 'cedomirilic'`,
    ].map(sql => ({ do: 'write', statement: { sql } }) as const),
  )
  zetaSql = await startZetaSql()
})
afterAll(async () => {
  await zetaSql?.stop()
  await league?.close()
})

/** The tables that a text names, with all their rows. */
const inputsOf = (sql: string): Promise<readonly TableOfRows[]> =>
  Promise.all(
    tables
      .filter(({ name }) => sql.includes(name))
      .map(async contract => ({
        contract,
        rows: (await league.rows(`SELECT * FROM ${contract.name}`)) as TableOfRows['rows'],
      })),
  )

const bothEngines = async (sql: string, params: Readonly<Record<string, Param>>) => ({
  meant: await evaluate(zetaSql, sql, params as Readonly<Record<string, ParamValue>>, await inputsOf(sql)),
  ran: (await league.warehouse.query({ sql, params })).rows,
})

describe('the texts of the registry mean on DuckDB what they mean in GoogleSQL', () => {
  it.each([2020, 2021, 2022])('the rows of season %i', async year => {
    const { meant, ran } = await bothEngines(SEASON_ROWS, seasonParams(year))
    expect(ran.map(row => row.change)).toEqual(
      expect.arrayContaining(year === 2021 ? ['new', 'changed', 'same', 'gone'] : []),
    )
    expect(
      compareRows(meant, ran, ['player_lookup', 'team_abbr', 'change'], ['GoogleSQL', 'DuckDB']),
    ).toBeUndefined()
  })

  it('its faults', async () => {
    const { meant, ran } = await bothEngines(readSql('registry/faults'), everyDay)
    expect([...new Set(ran.map(row => row.fault))].sort()).toEqual([
      'alias of two people',
      'alias to nowhere',
      'alias without decision',
      'one id',
      'two people',
    ])
    expect(compareRows(meant, ran, ['fault', 'subject', 'evidence'], ['GoogleSQL', 'DuckDB'])).toBeUndefined()
  })

  it('the spellings of a player', async () => {
    const params = {
      ...everyDay,
      player: string('kitobuya'),
      spellings: { type: 'ARRAY<STRING>', value: ['kitobuya'] } as const,
    }
    const { meant, ran } = await bothEngines(readSql('registry/spellings'), params)
    expect(ran).toEqual([{ source: 'gamebook', spelling: 'Kit Obuya', times: 3 }])
    expect(compareRows(meant, ran, ['source', 'spelling'], ['GoogleSQL', 'DuckDB'])).toBeUndefined()
  })
})
