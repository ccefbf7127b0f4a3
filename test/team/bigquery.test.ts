import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tables } from '../../src/pipeline/tables/index.ts'
import { differences } from '../bigquery/compare-tables.ts'
import { type BigQueryEmulator, startBigQuery } from '../bigquery/start-bigquery.ts'
import { homeAt, LAST_DAY, PHASE_4, RANGE } from '../commands/prepared-home.ts'
import { type Team, teamAt } from './team.ts'

let emulator: BigQueryEmulator
let team: Team
let clean: string
beforeAll(async () => {
  emulator = await startBigQuery()
  team = await teamAt('empty', { bigquery: emulator })
  clean = join((await homeAt('phase 4')).home, 'warehouse.duckdb')
})
afterAll(async () => {
  await team?.close()
  await emulator?.close()
})

/** What speaks of data and not of who made it when. */
const data = tables.filter(({ id, phase }) => phase > 0 && id !== 'run_history')

test('from files to Phase 4 on BigQuery, by workers of which one is killed, and every table is that of DuckDB', async () => {
  // It warns of what a team may still set up, such as Slack.
  const made = await (await team.type('init --create')).ended
  expect([0, 3], made.stderr + made.stdout).toContain(made.code)
  const doomed = await team.worker({ mishap: { of: 'psza', when: 'during', do: 'die' } })
  const asked = await team.type(`backfill ${RANGE} --phase all --yes`)
  expect((await doomed.ended).signal).toBe('SIGKILL')
  await team.worker()
  const { code, stderr } = await asked.ended
  expect([0, 3], stderr).toContain(code)
  const [view] = await team.views()
  expect(view?.units.filter(({ state }) => state !== 'committed' && state !== 'split')).toEqual([])
  expect(await differences(emulator, clean, data)).toEqual([])
})

test('what came out is validated, and the registry is built, by the same words', async () => {
  const validated = await (await team.type(`validate ${LAST_DAY}`)).ended
  expect([0, 3], validated.stderr).toContain(validated.code)
  const built = await (await team.type('registry build 2021-22 --yes')).ended
  expect(built.code, built.stderr + built.stdout).toBe(0)
  expect((await (await team.type('registry check')).ended).code).toBe(0)
})

test('a table that BigQuery refuses in the middle of a range fails alone, and retry does exactly the rest', async () => {
  const message = 'Unrecognized name: injected'
  emulator.faults.push({
    job: /INSERT INTO nba_precompute\.player_daily_cache/,
    fail: { reason: 'invalidQuery', message },
    times: 1,
  })
  const failed = await (await team.type(`backfill ${PHASE_4} --policy all --yes`)).ended
  expect(failed.code, failed.stderr).toBe(1)
  expect(failed.stdout).toContain(message)
  const [broken] = await team.views()
  const states = Object.fromEntries(broken?.units.map(({ unit, state }) => [unit.target, state]) ?? [])
  expect(states).toEqual({
    tdza: 'committed',
    psza: 'committed',
    pcf: 'committed',
    pdc: 'failed',
    mlfs: 'blocked',
  })
  const again = await (await team.type(`retry ${broken?.runId} --yes`)).ended
  expect([0, 3], again.stderr).toContain(again.code)
  const [mended] = await team.views()
  expect(mended?.units.map(({ unit }) => unit.target).sort()).toEqual(['mlfs', 'pdc'])
  expect(await differences(emulator, clean, data)).toEqual([])
})
