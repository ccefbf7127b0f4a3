import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerInit } from '../../commands/init/answer-init.ts'
import type { Answer } from '../../src/assistant/answer/answer.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import { tables } from '../../src/pipeline/tables/index.ts'
import { openDuckDb } from '../../src/warehouse/duckdb/open-duckdb.ts'
import { AskError } from '../../src/warehouse/errors.ts'
import type { Warehouse } from '../../src/warehouse/warehouse.ts'
import { type League, openEmptyHome } from '../pipeline/why/ask-league.ts'

const PDC = 'nba_precompute.player_daily_cache'

let home: League
let warehouse: Warehouse
let context: CommandContext
beforeAll(async () => {
  home = await openEmptyHome()
  await chmod(home.home, 0o700)
  // Without tables, as an engine is that a team shares.
  warehouse = await openDuckDb(join(home.home, 'shared.duckdb'))
  context = {
    ...home.context('2026-11-23T12:00:00Z'),
    reading: async () => warehouse,
    writing: async () => warehouse,
  }
})
afterAll(async () => {
  await warehouse?.close()
  await home?.close()
})

const run = async (sql: string) => {
  await warehouse.transact('by hand', [{ do: 'write', statement: { sql } }])
}
const init = (create = false, changes: Partial<CommandContext> = {}, env = {}): Promise<Answer> =>
  answerInit(create, { ...context, ...changes }, env)
const factOf = ({ facts }: Answer, name: string) => facts.find(fact => fact.includes(`: ${name}: `))
const textOf = ({ details = [] }: Answer): string =>
  details.flatMap(block => (block.kind === 'text' ? block.lines : [])).join('\n')

describe('init', () => {
  it('says which tables are missing, with the statements that make them, and makes none', async () => {
    const answer = await init()
    expect(answer).toMatchObject({
      outcome: 'done with warnings',
      headline: `Not set up yet: ${tables.length} of ${tables.length} tables are missing.`,
      next: ['init --create', 'init --verbose'],
    })
    expect(textOf(answer)).toMatch(/^no table nba_raw\.nbac_schedule$/m)
    expect(textOf(answer)).toMatch(/^CREATE SCHEMA IF NOT EXISTS nba_raw;$/m)
    expect(textOf(answer)).toMatch(/^CREATE TABLE IF NOT EXISTS nba_raw\.nbac_schedule \(/m)
    expect(await warehouse.listTables()).toEqual([])
  })

  it('with --create makes them, and says so once', async () => {
    const place = warehouse.place
    expect((await init(true)).headline).toBe(`Created ${tables.length} tables in ${place}.`)
    expect((await init(true)).headline).toBe(`Nothing was missing in ${place}; nothing was changed.`)
    expect(await init()).toMatchObject({
      headline: `Set up: ${tables.length} tables of ${place} take what Backcourt writes.`,
      next: ['sample'],
    })
  })

  it('adds columns that are missing, keeps rows and columns that nobody declared', async () => {
    await run(`ALTER TABLE ${PDC} DROP COLUMN cache_version`)
    await run(`ALTER TABLE ${PDC} ADD COLUMN cached_by VARCHAR`)
    await run(`CREATE TABLE nba_raw.somebodys (x BIGINT)`)
    expect(await init()).toMatchObject({
      headline: expect.stringMatching(/^Not set up yet: 1 of \d+ columns is missing\.$/),
      next: ['init --create', 'init --verbose'],
    })
    const answer = await init(true)
    expect(answer.headline).toBe(`Added 1 column in ${warehouse.place}.`)
    expect(answer.data).toMatchObject({
      created: [expect.stringMatching(/^ALTER TABLE \S+player_daily_cache ADD COLUMN .*cache_version/)],
    })
    expect(textOf(answer)).toContain(`${PDC}.cached_by (STRING) is in no contract; it is kept and left alone`)
    expect(await warehouse.listTables()).toContain('nba_raw.somebodys')
  })

  it('changes no type: it says what a person has to do', async () => {
    await run(`ALTER TABLE ${PDC} ALTER COLUMN cache_version SET DATA TYPE BIGINT USING 1`)
    await run(`ALTER TABLE ${PDC} ALTER COLUMN cached_by SET NOT NULL`)
    for (const create of [false, true]) {
      const answer = await init(create)
      expect(answer.outcome).toBe('done with warnings')
      expect(factOf(answer, 'warehouse')).toMatch(
        /2 of \d+ columns cannot be written into; to mend it: change these/,
      )
      expect(textOf(answer)).toContain(`${PDC}.cache_version is INT64, not STRING`)
      expect(textOf(answer)).toContain(`ALTER TABLE ${PDC} ALTER COLUMN cached_by DROP NOT NULL;`)
    }
    const [facts] = (await warehouse.describeTables(tables.filter(({ name }) => name === PDC))).values()
    expect(facts?.columns.find(({ name }) => name === 'cache_version')?.type).toBe('INT64')
  })

  it('says of a warehouse that was never made, or does not answer, how to go on', async () => {
    const empty = async () => ({ ...warehouse, place: ':memory:' })
    expect(await init(false, { reading: empty })).toMatchObject({
      headline: 'Not set up yet: there is no warehouse.',
      next: ['init --create'],
    })
    const away = () => Promise.reject(new AskError('BigQuery does not know who is asking', 'log in'))
    for (const create of [false, true])
      expect(await init(create, { reading: away })).toMatchObject({
        outcome: 'failed',
        facts: expect.arrayContaining([
          'fail: warehouse: BigQuery does not know who is asking; to mend it: log in',
        ]),
      })
  })

  it('tries every other part, names the variable of what is not set, and shows no value', async () => {
    const plain = await init()
    expect(factOf(plain, 'redis')).toMatch(/^ok: redis: not set: .*REDIS_URL=/)
    expect(factOf(plain, 'slack')).toMatch(/^ok: slack: not set: .*SLACK_BOT_TOKEN=/)
    expect(factOf(plain, 'files')).toMatch(/^warn: files: .*BACKCOURT_FILES/)
    const alone = await init(false, {}, { SLACK_BOT_TOKEN: 'xoxb-secret' })
    expect(factOf(alone, 'slack')).toMatch(/^fail: .*SLACK_APP_TOKEN/)
    const both = await init(false, {}, { SLACK_BOT_TOKEN: 'xoxb-secret', SLACK_APP_TOKEN: 'xapp-secret' })
    expect(factOf(both, 'slack')).toMatch(/^ok: slack: SLACK_BOT_TOKEN and SLACK_APP_TOKEN are set/)
    expect(JSON.stringify([alone, both])).not.toContain('secret')
    const redis = { version: '7.2', usedMemory: '1M', maxmemoryPolicy: 'noeviction', appendOnly: true }
    const team = async () => ({ place: 'redis://here', redis, workers: [] })
    expect(factOf(await init(false, { team }), 'workers')).toMatch(/^warn: workers: none is alive/)
  })
})
