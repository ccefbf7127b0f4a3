import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { strayTables } from '../../src/assistant/doctor/check-catalogue.ts'
import { checkEnvironment, knownVariables } from '../../src/assistant/doctor/check-environment.ts'
import { checkFormulas } from '../../src/assistant/doctor/check-formulas.ts'
import { checkHome } from '../../src/assistant/doctor/check-home.ts'
import { checkVersions } from '../../src/assistant/doctor/check-versions.ts'
import { runChecks } from '../../src/assistant/doctor/run-checks.ts'
import { isRefusal } from '../../src/assistant/refusal.ts'
import { listSql } from '../../src/pipeline/sql/list-sql.ts'
import { tables } from '../../src/pipeline/tables/index.ts'
import { AskError } from '../../src/warehouse/errors.ts'
import { type League, openEmptyHome, openLeague } from '../pipeline/why/ask-league.ts'

const grades = async (league: League): Promise<Record<string, string>> => {
  const answer = await league.ask('doctor')
  if (isRefusal(answer)) throw new Error(answer.message)
  const { checks } = answer.data as { checks: { name: string; grade: string }[] }
  return Object.fromEntries(checks.map(({ name, grade }) => [name, grade]))
}

describe('doctor', () => {
  let league: League
  beforeAll(async () => {
    league = await openLeague()
    await chmod(league.home, 0o700)
  })
  afterAll(() => league?.close())

  it('finds nothing wrong with a league that was just made', async () => {
    expect(await grades(league)).toEqual({
      versions: 'ok',
      environment: expect.any(String),
      home: 'ok',
      leftovers: 'ok',
      'file store': 'ok',
      warehouse: 'ok',
      tables: 'ok',
      staging: 'ok',
      ledger: 'ok',
      formulas: 'ok',
      catalogue: 'ok',
    })
  })

  it.each([
    [
      'formulas',
      'warn',
      "UPDATE nba_reference.processor_run_history SET formula = 'older' WHERE processor_name = 'psza' AND data_date = DATE '2021-11-22'",
    ],
    ['staging', 'warn', 'CREATE TABLE nba_raw.staged_gamebook (x BIGINT)'],
    ['ledger', 'fail', "DELETE FROM backcourt.run_events WHERE kind = 'run started'"],
    ['tables', 'fail', 'ALTER TABLE nba_precompute.player_daily_cache DROP COLUMN cache_version'],
    ['catalogue', 'fail', 'ALTER TABLE nba_analytics.player_game_summary RENAME COLUMN points TO pts'],
  ])('%s: %s after somebody changed it', async (name, grade, sql) => {
    await league.spoil(sql)
    expect((await grades(league))[name]).toBe(grade)
  })

  it('says what to type for older formulas', async () => {
    expect(
      checkFormulas([
        { target: 'psza', days: 40, older: 2, first: '2021-11-20', last: '2021-11-22' },
        { target: 'pdc', days: 40, older: 0 },
      ]),
    ).toMatchObject({
      grade: 'warn',
      says: '2 of 80 table days made by older formulas: psza 2 of 40',
      fix: 'backfill 2021-11-20..2021-11-22 --only psza --policy all',
    })
  })

  it('gives every line that is not ok a fix', async () => {
    const answer = await league.ask('doctor')
    if (isRefusal(answer)) throw new Error(answer.message)
    const { checks } = answer.data as { checks: { grade: string; fix?: string }[] }
    for (const { grade, fix } of checks) expect(fix === undefined).toBe(grade === 'ok')
    expect(answer.outcome).toBe('failed')
  })
})

describe('the home', () => {
  it('warns of a home that others can read, that is not made, or holds leftovers', async () => {
    const own = await openEmptyHome()
    await chmod(own.home, 0o755)
    expect(await checkHome(own.home)).toMatchObject([
      { grade: 'warn', fix: `chmod 700 ${own.home}` },
      { grade: 'ok' },
    ])
    await chmod(own.home, 0o700)
    await writeFile(join(own.home, 'handoff.md.12.part'), '')
    expect(await checkHome(own.home)).toMatchObject([{ grade: 'ok' }, { grade: 'warn', name: 'leftovers' }])
    expect(await checkHome(join(own.home, 'none'))).toMatchObject([{ grade: 'warn' }])
    expect(await checkHome(join(own.home, 'handoff.md.12.part'))).toMatchObject([{ grade: 'fail' }])
    await own.close()
  })
})

describe('each part fails alone', () => {
  it('goes on when the warehouse does not open, and hands on what mends it', async () => {
    const own = await openEmptyHome()
    const context = own.context('2026-11-23T12:00:00Z')
    const checks = await runChecks({
      versions: { own: '1', node: '20.20.0', wanted: '>=20.19' },
      env: {},
      home: own.home,
      store: context.store,
      ledgerOf: context.ledgerOf,
      reading: () => Promise.reject(new AskError('the file is held by process 12', 'end process 12')),
    })
    expect(checks.at(-1)).toMatchObject({ name: 'warehouse', grade: 'fail', fix: 'end process 12' })
    expect(checks.find(({ name }) => name === 'file store')?.grade).toBe('warn')
    await own.close()
  })

  it.each([
    ['20.19.0', 'ok'],
    ['20.20.2', 'ok'],
    ['22.1.0', 'ok'],
    ['20.18.9', 'fail'],
    ['18.20.0', 'fail'],
  ])('Node %s is %s', (node, grade) => {
    expect(checkVersions({ own: '0.1.0', node, wanted: '>=20.19' }).grade).toBe(grade)
  })

  it('warns of a variable that means nothing, and never shows a value', () => {
    const check = checkEnvironment({ BACKCOURT_HOEM: 'secret', BACKCOURT_FILES: 'secret', PATH: 'secret' })
    expect(check).toMatchObject({ grade: 'warn', fix: 'did you mean BACKCOURT_HOME?' })
    expect(JSON.stringify(check)).not.toContain('secret')
    expect(checkEnvironment({ BACKCOURT_FILES: 'x', PATH: 'y' }).grade).toBe('ok')
    expect(checkEnvironment({}).grade).toBe('ok')
  })

  it('knows every variable that the configuration reads', async () => {
    const parts = ['config', 'slack-environment', 'ops/ops-environment']
    const texts = await Promise.all(
      parts.map(part => readFile(new URL(`../../src/main/${part}.ts`, import.meta.url), 'utf8')),
    )
    const config = texts.join('\n')
    expect([...new Set(config.match(/\bBACKCOURT_\w+/g))].sort()).toEqual([...knownVariables].sort())
  })

  it('finds a table that no contract declares in any SQL text', () => {
    expect(
      strayTables({ name: 'x', text: 'SELECT 1 FROM nba_raw.games JOIN backcourt.runs USING (a)' }, tables),
    ).toEqual(['nba_raw.games'])
    expect(listSql().map(({ name }) => name)).toEqual(
      expect.arrayContaining(['psza', 'why/listings', 'validation/cross-checks']),
    )
  })
})
