import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerInit } from '../../commands/init/answer-init.ts'
import type { Answer } from '../../src/assistant/answer/answer.ts'
import { expiryCheck } from '../../src/pipeline/preflight/infrastructure/expiry-check.ts'
import { runChecks } from '../../src/pipeline/preflight/run-checks.ts'
import { tables } from '../../src/pipeline/tables/index.ts'
import { openBigQuery } from '../../src/warehouse/bigquery/open-bigquery.ts'
import type { Warehouse } from '../../src/warehouse/warehouse.ts'
import { type League, openEmptyHome } from '../pipeline/why/ask-league.ts'
import { type BigQueryEmulator, startBigQuery } from './start-bigquery.ts'

let emulator: BigQueryEmulator
let warehouse: Warehouse
let home: League
beforeAll(async () => {
  emulator = await startBigQuery()
  warehouse = await openBigQuery(emulator.options())
  home = await openEmptyHome()
})
afterAll(async () => {
  await home?.close()
  await warehouse?.close()
  await emulator?.close()
})

const init = (create = false): Promise<Answer> =>
  answerInit(
    create,
    {
      ...home.context('2026-11-23T12:00:00Z'),
      reading: async () => warehouse,
      writing: async () => warehouse,
    },
    {},
  )
const PSZA = 'nba_precompute.player_shot_zone_analysis'

/** As a team had it for years: bare decimals, other types, columns of its own, partitions that expire. */
const ORIGINAL = [
  'CREATE SCHEMA nba_precompute',
  `CREATE TABLE ${PSZA} (
    source_player_game_hash STRING, analysis_date DATE NOT NULL, player_lookup STRING NOT NULL,
    universal_player_id STRING, paint_rate_last_10 NUMERIC, mid_range_rate_last_10 NUMERIC(5, 2),
    games_in_sample_10 INT64, total_shots_last_10 FLOAT64, sample_quality_10 STRING,
    data_quality_issues ARRAY<STRING>, created_at TIMESTAMP NOT NULL)
  PARTITION BY analysis_date CLUSTER BY player_lookup OPTIONS (partition_expiration_days = 90)`,
]

describe('a project in which a team has had tables for years', () => {
  it('is looked at column by column, and nothing is changed', async () => {
    for (const sql of ORIGINAL) await warehouse.query({ sql })
    const answer = await init()
    expect(answer.headline).toMatch(
      new RegExp(
        `^Not set up yet: ${tables.length - 1} of ${tables.length} tables are missing, \\d+ of \\d+ columns are missing, 1 of \\d+ columns cannot be written into\\.$`,
      ),
    )
    const lines = (answer.details ?? []).flatMap(block => (block.kind === 'text' ? block.lines : []))
    for (const line of [
      `${PSZA}.created_at is in no contract and NOT NULL, so no row can be written`,
      `${PSZA}.paint_rate_last_10 is NUMERIC, not NUMERIC(5, 2)`,
      `${PSZA}.total_shots_last_10 is FLOAT64, not INT64: exact up to 2^53`,
      `${PSZA}.zone_games_available is missing (INT64)`,
      `${PSZA}.source_player_game_hash (STRING) is in no contract; it is kept and left alone`,
      `ALTER TABLE ${PSZA} ALTER COLUMN created_at DROP NOT NULL;`,
    ])
      expect(lines).toContain(line)
    expect(lines.some(line => line.startsWith(`${PSZA}.games_in_sample_10 `))).toBe(false)
    expect(await warehouse.listTables()).toEqual([PSZA])
  })

  it('is seen to drop its partitions', async () => {
    const machine = { open: async () => warehouse } as never
    const [result] = await runChecks([expiryCheck], machine)
    expect(result?.outcome).toMatchObject({
      kind: 'fail',
      says: '1 of 1 tables drops old partitions',
      examples: [`${PSZA} after 90 days`],
    })
  })

  it('takes every statement that is listed as it is copied, and is complete then', async () => {
    const { statements } = (await init()).data as { statements: readonly string[] }
    const lists = (sql: string) => sql.endsWith('DROP NOT NULL;')
    for (const sql of statements.filter(each => !lists(each))) await warehouse.query({ sql })
    // The emulator does not know this one; it is valid by the analyser.
    const [relax] = statements.filter(lists)
    expect(await warehouse.inspect(String(relax))).toMatchObject({ kind: 'other' })
    const old = emulator.catalogue.tables.get(PSZA)
    if (!old) throw new Error('the table is gone')
    const columns = old.columns.map(column => ({ ...column, required: false }))
    emulator.catalogue.tables.set(PSZA, { ...old, columns })
    const answer = await init()
    expect(answer.headline).toBe(
      `Set up: ${tables.length} tables of ${warehouse.place} take what Backcourt writes (2 extra columns kept and left alone).`,
    )
    expect((await init(true)).headline).toContain('nothing was changed')
  })
})

describe('a project of which something is there', () => {
  it('gets what is missing by init --create, and nothing else changes', async () => {
    const other = await startBigQuery()
    const half = await openBigQuery(other.options())
    try {
      const smaller = tables.slice(0, -1).map(table => {
        if (table.name !== PSZA) return table
        const { zone_games_available: _, ...columns } = table.columns
        return { ...table, columns }
      })
      await half.createTables(smaller)
      const context = { ...home.context('2026-11-23T12:00:00Z'), reading: async () => half }
      const answer = await answerInit(true, { ...context, writing: async () => half }, {})
      expect(answer.headline).toBe(`Created 1 table and added 1 column in ${half.place}.`)
      const names = (await half.describeTables(tables)).get(PSZA)?.columns.map(({ name }) => name)
      expect(names?.at(-1)).toBe('zone_games_available')
    } finally {
      await half.close()
      await other.close()
    }
  })
})
