import { existsSync, readdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CheckOutcome } from '../../../src/pipeline/preflight/check.ts'
import { freeSpace } from '../../../src/pipeline/preflight/infrastructure/free-space.ts'
import { infrastructureChecks } from '../../../src/pipeline/preflight/infrastructure/infrastructure-checks.ts'
import { IN_MEMORY } from '../../../src/pipeline/preflight/machine.ts'
import { tables } from '../../../src/pipeline/tables/index.ts'
import { AskError } from '../../../src/warehouse/errors.ts'
import { type Changes, type PreflightLeague, preflightLeague } from './preflight-league.ts'

let league: PreflightLeague
beforeAll(async () => {
  league = await preflightLeague()
})
afterAll(async () => {
  await league?.close()
})

const ask = (id: string, changes: Changes = {}): Promise<CheckOutcome> => {
  const check = infrastructureChecks.find(candidate => candidate.id === id)
  if (!check) throw new Error(`no check ${id}`)
  return league.askMachine(check, changes)
}

const space = (freeBytes: number): Changes => ({
  machine: { spaceOf: async () => ({ freeBytes, totalBytes: 100e9 }) },
})

/** For every check a world in which it does not pass, and what it then says. */
const breakages: Readonly<Record<string, readonly [Changes, 'warn' | 'fail', RegExp]>> = {
  warehouse: [
    {
      machine: {
        open: () => Promise.reject(new AskError('it is in use by another process: PID 4711', 'wait for it')),
      },
    },
    'fail',
    /^it is in use by another process: PID 4711$/,
  ],
  tables: [
    { sql: ['ALTER TABLE nba_precompute.player_shot_zone_analysis DROP COLUMN sample_quality_10'] },
    'fail',
    /^1 of \d+ columns is missing$/,
  ],
  'partition-expiry': [
    {
      warehouse: warehouse => ({
        ...warehouse,
        describeTables: async () =>
          new Map([
            ['nba_raw.nbac_schedule', { columns: [], requirePartitionFilter: true }],
            ['nba_precompute.x', { columns: [], requirePartitionFilter: false, partitionExpirationDays: 90 }],
            ['backcourt.runs', { columns: [] }],
          ]),
      }),
    },
    'fail',
    /^1 of 2 tables drops old partitions$/,
  ],
  home: [
    { machine: { home: '/dev/null/backcourt' } },
    'fail',
    /cannot be written: \/dev\/null is not a folder$/,
  ],
  disk: [space(150e6), 'fail', /^0\.15 GB of 100\.0 GB free, 0\.20 GB are needed$/],
  'file-store': [
    {
      store: store => ({
        ...store,
        probe: async () => ({
          code: 'missing',
          message: 'The folder does not exist.',
          fix: ['set BACKCOURT_FILES'],
        }),
      }),
    },
    'fail',
    /^The folder does not exist\.$/,
  ],
  queue: [
    {
      machine: {
        queue: { place: 'redis://here', probe: async () => ({ problem: 'no answer', fix: 'start it' }) },
      },
    },
    'fail',
    /^redis:\/\/here: no answer$/,
  ],
  clock: [
    { machine: { now: new Date('2026-11-23T11:00:00Z') } },
    'fail',
    /^it is 2026-11-23T11:00:00.000Z by this machine, and the newest record is of 2026-11-23T12:\d\d:\d\d\.000Z: the clock was set back$/,
  ],
}

describe('the checks of the machine', () => {
  test('all pass on a machine in order, or say why they look at nothing', async () => {
    for (const { id } of infrastructureChecks) {
      expect([id, (await ask(id)).kind]).toEqual([id, id === 'partition-expiry' ? 'skipped' : 'pass'])
    }
  })

  test('can all fail, and each says what it costs and what to do', async () => {
    expect(Object.keys(breakages).sort()).toEqual(infrastructureChecks.map(({ id }) => id).sort())
    for (const [id, [changes, kind, says]] of Object.entries(breakages)) {
      const outcome = await ask(id, changes)
      expect([id, outcome]).toEqual([
        id,
        expect.objectContaining({
          kind,
          says: expect.stringMatching(says),
          costs: expect.stringMatching(/./),
        }),
      ])
    }
  })

  test('all belong to --quick', () => {
    expect(infrastructureChecks.every(({ quick, phase }) => quick && phase === 'infrastructure')).toBe(true)
  })
})

describe('the warehouse', () => {
  test('that nobody made yet is no fault', async () => {
    const outcome = await league.withWarehouse('processed', [], warehouse =>
      ask('warehouse', { machine: { open: async () => ({ ...warehouse, place: IN_MEMORY }) } }),
    )
    expect(outcome).toMatchObject({ kind: 'pass', says: expect.stringContaining('no warehouse yet') })
  })

  test('keeps nothing of the trial row, and one that keeps or loses it fails', async () => {
    await league.withWarehouse('processed', [], async warehouse => {
      const leases = async () =>
        (await warehouse.query({ sql: 'SELECT COUNT(*) AS n FROM backcourt.unit_leases' })).rows[0]?.n
      const before = await leases()
      expect(await ask('warehouse', { machine: { open: async () => warehouse } })).toMatchObject({
        kind: 'pass',
      })
      expect(await leases()).toBe(before)

      const committing = async () => ({ committed: true, reads: {} }) as const
      expect(
        await ask('warehouse', { machine: { open: async () => ({ ...warehouse, transact: committing }) } }),
      ).toMatchObject({ kind: 'fail', says: expect.stringContaining('could not find it again') })

      const keeping = async (...[id, steps, controls]: Parameters<typeof warehouse.transact>) => {
        await warehouse.transact(
          id,
          steps.filter(step => step.do === 'write'),
          controls,
        )
        return { committed: false, because: 'seen', rows: [], reads: {} } as const
      }
      expect(
        await ask('warehouse', { machine: { open: async () => ({ ...warehouse, transact: keeping }) } }),
      ).toMatchObject({ kind: 'fail', says: expect.stringContaining('kept a row') })
    })
  })

  test('that refuses writes fails with the words of the engine', async () => {
    await league.withWarehouse('processed', [], async warehouse => {
      const transact = () => Promise.reject(new AskError('the disk that holds it is full', 'free some space'))
      expect(
        await ask('warehouse', { machine: { open: async () => ({ ...warehouse, transact }) } }),
      ).toMatchObject({
        kind: 'fail',
        says: 'the disk that holds it is full',
        first: 'free some space',
      })
    })
  })
})

describe('tables', () => {
  test('that are missing are named', async () => {
    expect(await ask('tables', { sql: ['DROP TABLE nba_precompute.player_daily_cache'] })).toMatchObject({
      kind: 'fail',
      says: `1 of ${tables.length} tables is missing`,
      numbers: { tables: tables.length, missingTables: 1, missingColumns: 0, refusingColumns: 0 },
      examples: ['no table nba_precompute.player_daily_cache'],
      more: expect.arrayContaining([
        expect.stringMatching(/^CREATE TABLE IF NOT EXISTS nba_precompute.player_daily_cache \(/),
      ]),
      mend: [{ do: 'type', line: 'init --create' }],
    })
  })

  test('with a column of another type are named with both types', async () => {
    expect(
      await ask('tables', {
        sql: ['ALTER TABLE nba_raw.nbac_team_boxscore ALTER COLUMN team_name SET DATA TYPE BIGINT USING 1'],
      }),
    ).toMatchObject({
      kind: 'fail',
      says: expect.stringMatching(/^1 of \d+ columns cannot be written into$/),
      examples: ['nba_raw.nbac_team_boxscore.team_name is INT64, not STRING'],
      mend: [],
    })
  })

  test('with a column of another type that holds what is written are only a warning', async () => {
    expect(
      await ask('tables', {
        sql: [
          'ALTER TABLE nba_precompute.player_daily_cache ALTER COLUMN points_avg_last_5 SET DATA TYPE DOUBLE',
        ],
      }),
    ).toMatchObject({
      kind: 'warn',
      examples: [
        'nba_precompute.player_daily_cache.points_avg_last_5 is FLOAT64, not NUMERIC(5, 1): kept as the nearest binary number',
      ],
    })
  })

  test('with columns that no contract knows pass, unless no row can be written without them', async () => {
    const add = 'ALTER TABLE nba_precompute.player_daily_cache ADD COLUMN cached_by VARCHAR'
    expect(await ask('tables', { sql: [add] })).toMatchObject({
      kind: 'pass',
      numbers: { extraColumns: 1 },
      more: [
        'nba_precompute.player_daily_cache.cached_by (STRING) is in no contract; it is kept and left alone',
      ],
    })
    expect(
      await ask('tables', {
        sql: [
          'CREATE OR REPLACE TABLE nba_precompute.player_daily_cache AS SELECT * FROM nba_precompute.player_daily_cache LIMIT 0',
          add,
          'ALTER TABLE nba_precompute.player_daily_cache ALTER COLUMN cached_by SET NOT NULL',
        ],
      }),
    ).toMatchObject({
      kind: 'fail',
      more: expect.arrayContaining([
        'ALTER TABLE nba_precompute.player_daily_cache ALTER COLUMN cached_by DROP NOT NULL;',
      ]),
    })
  })
})

describe('the home folder', () => {
  test('keeps nothing of the trial file', async () => {
    expect(await ask('home')).toMatchObject({ kind: 'pass' })
    const left = await league.withWarehouse('processed', [], async warehouse =>
      readdirSync(join(warehouse.place, '..')).filter(name => name.startsWith('.preflight')),
    )
    expect(left).toEqual([])
  })

  test('that does not exist yet passes where it can be made, and is not made', async () => {
    const home = join(league.files, 'not', 'yet')
    expect(await ask('home', { machine: { home } })).toMatchObject({
      kind: 'pass',
      says: expect.stringContaining('is not there yet'),
    })
    expect(existsSync(home)).toBe(false)
  })

  test('that is a file fails', async () => {
    const home = join(league.files, 'a-file')
    await writeFile(home, '')
    expect(await ask('home', { machine: { home } })).toMatchObject({ kind: 'fail' })
  })
})

describe('disk space', () => {
  test.each([
    [2e9, 'pass'],
    [2e9 - 1, 'warn'],
    [200e6, 'warn'],
    [200e6 - 1, 'fail'],
  ] as const)('%d bytes free: %s', async (free, kind) => {
    expect(await ask('disk', space(free))).toMatchObject({ kind, numbers: { freeBytes: free } })
  })

  test('is asked of the nearest folder that exists', async () => {
    expect(await freeSpace(join(league.files, 'not', 'yet'))).toEqual(await freeSpace(league.files))
  })
})

describe('the clock', () => {
  test('may differ by a minute, as clocks of machines do, and by no second more', async () => {
    const newest = await league.withWarehouse('processed', [], async warehouse => {
      const sql = 'SELECT MAX(processed_at) AS newest FROM nba_reference.processor_run_history'
      return Date.parse(String((await warehouse.query({ sql })).rows[0]?.newest))
    })
    const behind = (seconds: number) => ask('clock', { machine: { now: new Date(newest - seconds * 1000) } })
    expect(await behind(60)).toMatchObject({ kind: 'pass', numbers: { secondsAhead: 60 } })
    expect(await behind(61)).toMatchObject({ kind: 'fail', numbers: { secondsAhead: 61 } })
  })

  test('of a host whose zone data do not know New York fails with the instants', async () => {
    const easternDate = (instant: Date) =>
      new Date(instant.getTime() - 5 * 3_600_000).toISOString().slice(0, 10)
    expect(await ask('clock', { machine: { easternDate } })).toMatchObject({
      kind: 'fail',
      says: '2 of 4 known instants fall on another day in New York than they should',
      examples: [
        '2021-03-15T04:00:00Z is 2021-03-15, not 2021-03-14',
        '2021-11-07T04:00:00Z is 2021-11-07, not 2021-11-06',
      ],
    })
  })

  test("the host's own zone does not matter", async () => {
    const zone = process.env.TZ
    try {
      for (const host of ['UTC', 'Asia/Tokyo', 'Pacific/Honolulu']) {
        process.env.TZ = host
        expect([host, (await ask('clock')).kind]).toEqual([host, 'pass'])
      }
    } finally {
      if (zone === undefined) delete process.env.TZ
      else process.env.TZ = zone
    }
  })
})
