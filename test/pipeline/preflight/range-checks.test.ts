import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CheckOutcome } from '../../../src/pipeline/preflight/check.ts'
import { checksFor, rangeChecks } from '../../../src/pipeline/preflight/range-checks.ts'
import {
  type Changes,
  hidden,
  outcomeOf,
  type PreflightLeague,
  preflightLeague,
  relisted,
} from './preflight-league.ts'

let league: PreflightLeague
beforeAll(async () => {
  league = await preflightLeague()
})
afterAll(async () => {
  await league?.close()
})

const ask = async (id: string, changes: Changes = {}): Promise<CheckOutcome> => {
  const check = rangeChecks.find(candidate => candidate.id === id)
  if (!check) throw new Error(`no check ${id}`)
  return outcomeOf(await league.askRange([check], changes))
}

const GAMEBOOK = 'nba_raw.nbac_gamebook_player_stats'
const HISTORY = 'nba_reference.processor_run_history'
const day = "'2021-11-03'"
/** Without its rows a game needs its file. */
const without = (table: string): readonly string[] => [`DELETE FROM ${table} WHERE game_date = ${day}`]
const later = (processor: string, date: string) =>
  `UPDATE ${HISTORY} SET processed_at = TIMESTAMPTZ '2026-11-23 13:00:00+00' WHERE processor_name = '${processor}' AND data_date = '${date}'`
const unresolved = (source: string, where: string) =>
  `UPDATE nba_reference.resolved_names SET player_lookup = CONCAT('unresolved:', team_abbr, ':', raw_lookup, ':0'), rule = 'unknown' WHERE source = '${source}' AND ${where}`

/** For every check a world in which it does not pass, and what it then says. */
const breakages: Readonly<Record<string, readonly [Changes, 'warn' | 'fail', RegExp]>> = {
  'schedule-files': [
    { store: hidden('nba-com/schedule/') },
    'warn',
    /^readable schedule file for 0 of 1 seasons, 0 newer files cannot be read$/,
  ],
  'gamebook-files': [
    { sql: without(GAMEBOOK), store: hidden('gamebooks-data/2021-11-03/') },
    'fail',
    /^gamebook for \d+ of \d+ final games$/,
  ],
  'team-boxscore-files': [
    { sql: without('nba_raw.nbac_team_boxscore'), store: hidden('team-boxscore/2021-11-03/') },
    'fail',
    /^team box score for \d+ of \d+ final games$/,
  ],
  'play-by-play-files': [
    { sql: without('nba_raw.bigdataball_play_by_play'), store: hidden('2021-11-03/game_') },
    'warn',
    /^play-by-play for \d+ of \d+ final games$/,
  ],
  'injury-report-files': [
    {
      sql: [`DELETE FROM nba_raw.nbac_injury_report WHERE report_date = ${day}`],
      store: hidden('injury-report-data/2021-11-03/'),
    },
    'warn',
    /^injury report for 2 of 3 game days$/,
  ],
  'roster-files': [
    {
      sql: ["DELETE FROM nba_raw.br_rosters_current WHERE team_abbrev = 'BKN'"],
      store: hidden('season-rosters/2021-22/BRK.json'),
    },
    'warn',
    /^roster for 29 of 30 teams of 2021-22$/,
  ],
  'schedule-rows': [
    { sql: [`DELETE FROM nba_raw.nbac_schedule WHERE game_date = ${day}`] },
    'fail',
    /^schedule rows for \d+ of \d+ games, 0 with another date or status than in the file$/,
  ],
  'gamebook-rows': [{ sql: without(GAMEBOOK) }, 'fail', /^gamebook rows for \d+ of \d+ final games$/],
  'team-boxscore-rows': [
    { sql: without('nba_raw.nbac_team_boxscore') },
    'fail',
    /^team box score rows for \d+ of \d+ final games$/,
  ],
  'play-by-play-rows': [
    { sql: without('nba_raw.bigdataball_play_by_play') },
    'warn',
    /^play-by-play rows for \d+ of \d+ final games$/,
  ],
  'new-files': [
    {
      store: relisted(entry =>
        entry.path.includes('gamebooks-data/2021-11-04/')
          ? { ...entry, version: `${entry.version}-again` }
          : entry,
      ),
    },
    'fail',
    /^\d+ of \d+ files are ingested; 0 are new, \d+ have changed$/,
  ],
  quarantine: [
    {
      sql: [
        `INSERT INTO nba_orchestration.quarantined_files (path, feed, subject, data_date, season_year, reason_code, reason, data_hash, run_id, processed_at) VALUES ('a/b.json', 'injury_report', '17', ${day}, 2021, 'truncated', 'ends in the middle', 'x', 'r', now())`,
      ],
    },
    'warn',
    /^files in quarantine: 1$/,
  ],
  'play-by-play-names': [
    {
      sql: [
        `UPDATE nba_raw.bigdataball_play_by_play SET player_1_lookup = CONCAT('x', player_1_lookup) WHERE game_date = ${day}`,
      ],
    },
    'fail',
    /^\d+ of \d+ play-by-play names mean a player \(\d+\.\d\d %\), 99\.5 % should$/,
  ],
  'injury-report-names': [
    {
      sql: [
        `UPDATE nba_raw.nbac_injury_report SET player_lookup = CONCAT('x', player_lookup) WHERE game_date = ${day}`,
      ],
    },
    'fail',
    /^\d+ of \d+ injury report names mean a player \(\d+\.\d\d %\), 99\.5 % should$/,
  ],
  'inactive-names': [
    { sql: [unresolved('gamebook', `game_date = ${day}`)] },
    'warn',
    /^\d+ of \d+ inactive last names mean one player$/,
  ],
  'phase3-coverage': [
    { sql: [`DELETE FROM ${HISTORY} WHERE processor_name = 'upgc' AND data_date >= '2021-11-03'`] },
    'fail',
    /^Phase 3 holds upgc 15 of 17 game days since the season's start, 95 % are needed$/,
  ],
  'failed-days': [
    {
      sql: [
        `DELETE FROM nba_precompute.player_daily_cache WHERE cache_date = ${day} AND STARTS_WITH(player_lookup, 'a')`,
      ],
    },
    'fail',
    /^1 of 15 table days of Phase 4 are broken \(pdc 1\)$/,
  ],
  'open-failures': [
    {
      sql: [
        `UPDATE nba_processing.precompute_failures SET failure_category = 'PROCESSING_ERROR' WHERE processor_name = 'pdc' AND analysis_date = ${day}`,
      ],
    },
    'warn',
    /^1 table days hold failures that need an answer \(\d+ PROCESSING_ERROR\)$/,
  ],
  stale: [
    { sql: [later('pcf', '2021-11-03')] },
    'warn',
    /^1 table days are older than what they were made from \(mlfs 1\)$/,
  ],
  bootstrap: [
    { range: { start: '2021-10-19', end: '2021-10-24' } },
    'warn',
    /^6 of 6 game days are bootstrap \(days 0 to 13 of a season\), which Phase 4 leaves out by design$/,
  ],
}

describe('the checks of a range', () => {
  test('all pass where everything is there', async () => {
    const results = await league.askRange(rangeChecks)
    expect(results.filter(({ outcome }) => outcome.kind !== 'pass')).toEqual([])
  })

  test.each(rangeChecks.map(({ id }) => id))('%s can fail or warn, and says what it costs', async id => {
    const [changes, kind, says] = breakages[id] ?? []
    const outcome = await ask(id, changes)
    expect(outcome).toMatchObject({
      kind,
      says: expect.stringMatching(says ?? /^$/),
      costs: expect.stringMatching(/./),
    })
    if (outcome.kind !== 'skipped') expect(outcome.examples.length).toBeLessThanOrEqual(3)
  })

  test('nothing is expected of days without games', async () => {
    const range = { start: '2021-10-11', end: '2021-10-12' }
    const results = await league.askRange(rangeChecks, { range })
    expect(results.filter(({ outcome }) => outcome.kind === 'fail' || outcome.kind === 'warn')).toEqual([])
  })

  test('a phase asks for the phases below it, and Phase 4 for what it left behind itself', () => {
    const phases = (phase: 2 | 3 | 4) => [...new Set(checksFor(phase).map(check => check.phase))]
    expect(phases(2)).toEqual([1])
    expect(phases(3)).toEqual([1, 2])
    expect(phases(4)).toEqual([1, 2, 3, 4])
  })
})

describe('expectations', () => {
  test('come from the schedule file: a day that is gone from every table is missed all the same', async () => {
    const sql = [
      `DELETE FROM nba_raw.nbac_schedule WHERE game_date = ${day}`,
      ...[
        'nba_raw.nbac_gamebook_player_stats',
        'nba_raw.nbac_team_boxscore',
        'nba_analytics.player_game_summary',
      ].flatMap(table => without(table)),
      `DELETE FROM ${HISTORY} WHERE data_date = ${day}`,
    ]
    const results = await league.askRange(rangeChecks, { sql })
    const failed = results.filter(({ outcome }) => outcome.kind === 'fail').map(({ id }) => id)
    expect(failed).toEqual(['schedule-rows', 'gamebook-rows', 'team-boxscore-rows', 'phase3-coverage'])
    const coverage = results.find(({ id }) => id === 'phase3-coverage')?.outcome
    expect(coverage).toMatchObject({
      examples: expect.arrayContaining(['2021-11-03 pgs: no gamebook is ingested']),
    })
  })

  test('follow the slate: games of today and games not played are not due', async () => {
    const machine = { today: '2021-11-04' }
    const results = await league.askRange(rangeChecks, {
      machine,
      store: hidden('2021-11-04/'),
      sql: [`DELETE FROM ${GAMEBOOK} WHERE game_date = '2021-11-04'`],
    })
    const files = results.find(({ id }) => id === 'gamebook-files')?.outcome
    expect(files).toMatchObject({ kind: 'pass' })
  })

  test('a schedule file older than the games says so instead of expecting nothing', async () => {
    const store: Changes['store'] = inner => ({
      ...inner,
      async *list(prefix, controls) {
        for await (const entry of inner.list(prefix, controls)) {
          yield entry.path.startsWith('nba-com/schedule/')
            ? { ...entry, path: 'nba-com/schedule/2021-22/20211103_060000.json' }
            : entry
        }
      },
      async read(path, controls) {
        if (!path.startsWith('nba-com/schedule/')) return inner.read(path, controls)
        const entries = []
        for await (const entry of inner.list('nba-com/schedule/')) entries.push(entry)
        const text = Buffer.from(await inner.read(entries[0]?.path ?? '')).toString()
        const schedule = JSON.parse(text)
        for (const game of schedule.games) {
          if (game.gameDateEst >= '2021-11-03')
            Object.assign(game, { gameStatus: 1, gameStatusText: '7:00 pm ET' })
        }
        return Buffer.from(JSON.stringify(schedule))
      },
    })
    const results = await league.askRange(rangeChecks, { store })
    expect(results.find(({ id }) => id === 'schedule-files')?.outcome).toMatchObject({
      kind: 'fail',
      says: expect.stringMatching(/^the schedule file is older than \d+ games of the range/),
    })
  })
})

describe('one cause is told once', () => {
  test('a game without a file is told by the check of files only', async () => {
    const changes = { sql: without(GAMEBOOK), store: hidden('gamebooks-data/2021-11-03/') }
    expect(await ask('gamebook-files', changes)).toMatchObject({ kind: 'fail' })
    expect(await ask('gamebook-rows', changes)).toMatchObject({ kind: 'pass', numbers: { missing: 0 } })
  })

  test('and by the check of rows where the store cannot be listed', async () => {
    const changes = { sql: without(GAMEBOOK), store: hidden('gamebooks-data/2021-11-03/'), canList: false }
    expect(await ask('gamebook-rows', changes)).toMatchObject({ kind: 'fail' })
  })

  test('a file that is gone is no fault while its rows are there', async () => {
    const outcome = await ask('gamebook-files', { store: hidden('gamebooks-data/2021-11-03/') })
    expect(outcome).toMatchObject({ kind: 'pass', says: expect.stringContaining('only in the warehouse') })
  })

  test('an empty file is no file', async () => {
    const store = relisted(entry =>
      entry.path.includes('gamebooks-data/2021-11-03/') ? { ...entry, size: 0 } : entry,
    )
    expect(await ask('gamebook-files', { sql: without(GAMEBOOK), store })).toMatchObject({ kind: 'fail' })
  })
})

describe('details', () => {
  test('rows that are there twice fail: sums over them are too high', async () => {
    const sql = [
      `INSERT INTO nba_raw.nbac_team_boxscore SELECT * FROM nba_raw.nbac_team_boxscore WHERE game_date = ${day}`,
    ]
    expect(await ask('team-boxscore-rows', { sql })).toMatchObject({
      kind: 'fail',
      says: expect.stringMatching(/, \d+ with too many$/),
      costs: 'every sum and window over these games is too high',
      examples: expect.arrayContaining([expect.stringMatching(/^2021-11-03 \w{3}@\w{3} has 4$/)]),
    })
  })

  test('a failed attempt is told with its error and the backfill that repeats it', async () => {
    const sql = [
      `INSERT INTO ${HISTORY} SELECT * REPLACE ('failed' AS status, 'the disk is full' AS errors, 'later' AS run_id, TIMESTAMPTZ '2026-11-23 17:00:00+00' AS processed_at) FROM ${HISTORY} WHERE processor_name = 'psza' AND data_date = ${day}`,
    ]
    expect(await ask('failed-days', { sql })).toMatchObject({
      kind: 'fail',
      examples: ['2021-11-03 psza: the disk is full'],
      mend: [{ do: 'backfill', phase: 4, dates: ['2021-11-03'] }],
    })
  })

  test('a change of Phase 3 long before the range makes the range stale', async () => {
    expect(await ask('stale', { sql: [later('tdgs', '2021-10-20')] })).toMatchObject({
      kind: 'warn',
      examples: expect.arrayContaining([expect.stringMatching(/tdgs was committed later$/)]),
      mend: [expect.objectContaining({ phase: 3 }), expect.objectContaining({ phase: 4 })],
    })
  })

  test('a day that was never computed is named with the backfill that computes it', async () => {
    const sql = [`DELETE FROM ${HISTORY} WHERE processor_name = 'togs' AND data_date = '2021-10-25'`]
    expect(await ask('phase3-coverage', { sql })).toMatchObject({
      kind: 'fail',
      examples: ['2021-10-25 togs: never computed'],
      mend: [{ do: 'backfill', phase: 3, dates: ['2021-10-25'] }],
    })
  })
})

describe('the planted holes of the sample league', () => {
  test('are all found, each by its own check', async () => {
    const results = await league.askRange(checksFor(3), {}, 'ingested')
    const found = Object.fromEntries(
      results.flatMap(({ id, outcome }) =>
        outcome.kind === 'warn' || outcome.kind === 'fail' ? [[id, outcome.numbers]] : [],
      ),
    )
    expect(found).toEqual({
      'gamebook-files': expect.objectContaining({ missing: 1 }),
      'play-by-play-files': expect.objectContaining({ missing: 2 }),
      quarantine: { quarantined: 1 },
      'inactive-names': expect.objectContaining({ unresolved: expect.any(Number) }),
    })
  })
})
