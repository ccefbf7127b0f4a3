import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { backcourt, backcourtJson } from './command-line.ts'
import { contentsOf, treeOf } from './contents.ts'
import { homeAt, LAST_DAY, leagueFiles, newFolder, PHASE_4, RANGE } from './prepared-home.ts'

const select = 'SELECT COUNT(*) AS n FROM nba_analytics.player_game_summary'

describe('--json', () => {
  test('prints one document and nothing else, for every kind of answer', async () => {
    const where = await homeAt('phase 3')
    const lines: readonly (readonly [string[], number])[] = [
      [['backfill', PHASE_4, '--yes'], 0],
      [['backfill', PHASE_4, '--yes'], 0],
      [['validate', PHASE_4], 0],
      [['coverage', PHASE_4, '--only', 'psza,mlfs'], 0],
      [['runs'], 0],
      [['run', 'nowhere'], 2],
      [['history', LAST_DAY], 0],
      [['count', 'psza', LAST_DAY], 0],
      [['sql', select], 0],
      [['sql', 'DROP TABLE x'], 2],
      [['tables'], 0],
      [['tables', 'mlfs'], 0],
      [['help'], 0],
      [['help', 'backfill'], 0],
      [['version'], 0],
      [['sample', '--help'], 0],
      [['backfil', PHASE_4], 2],
      [['ingest', LAST_DAY], 0],
    ]
    for (const [words, code] of lines) {
      const ended = await backcourtJson(words, where)
      expect([words.join(' '), ended.code, ended.stderr]).toEqual([words.join(' '), code, ''])
      expect(ended.document).toMatchObject({ command: expect.any(String), exitCode: code })
      expect(ended.stdout.trimEnd()).toBe(JSON.stringify(ended.document, null, 2))
    }
  })

  test('asks nobody: what would have to be confirmed is refused with --yes as the way out', async () => {
    const where = await homeAt('phase 3')
    const before = await contentsOf(where.home)
    const { code, document } = await backcourtJson(['backfill', PHASE_4], where)
    expect(code).toBe(2)
    expect(document).toMatchObject({ code: 'not-confirmed', fix: [expect.stringMatching(/--yes/)] })
    expect(await contentsOf(where.home)).toEqual(before)
  })
})

describe('the exit code', () => {
  test('is 0 when all is done, 3 with warnings, 2 for a refusal', async () => {
    const where = await homeAt('raw')
    expect((await backcourt(['backfill', PHASE_4, '--yes'], where)).code).toBe(2)
    const phase3 = ['backfill', '2021-10-19..2021-10-21', '--phase', '3', '--yes']
    expect((await backcourt(phase3, where)).code).toBe(0)
    const sameDay = ['backfill', LAST_DAY, '--phase', '3', '--with-gaps', '--yes']
    expect((await backcourt(sameDay, where)).code).toBe(0)
    const withGaps = ['backfill', LAST_DAY, '--phase', '4', '--with-gaps', '--yes']
    expect((await backcourt(withGaps, where)).code).toBe(3)
  })

  test('is 1 when what should be there is not', async () => {
    const where = await homeAt('raw')
    const { code, stdout } = await backcourt(['validate', '2021-11-01'], where)
    expect(code).toBe(1)
    expect(stdout).toContain('missing')
  })
})

describe('the home', () => {
  test('is --home, else BACKCOURT_HOME; --home wins', async () => {
    const [byFlag, byEnvironment] = [await newFolder(), await newFolder()]
    const { code } = await backcourt(['sample', '--days', '1', '--home', byFlag], { home: byEnvironment })
    expect(code).toBe(0)
    expect(readdirSync(byFlag)).toEqual(['sample'])
    expect(readdirSync(byEnvironment)).toEqual([])
    await backcourt(['sample', '--days', '1'], { home: byEnvironment })
    expect(readdirSync(byEnvironment)).toEqual(['sample'])
  })

  test('is made when something is written, and only for its owner', async () => {
    const home = join(await newFolder(), 'deep', 'er')
    const files = await leagueFiles()
    expect((await backcourt(['ingest', '2021-10-19', '--yes'], { home, files })).code).toBe(0)
    expect(existsSync(join(home, 'warehouse.duckdb'))).toBe(true)
  })

  test('is not made by looking', async () => {
    const home = join(await newFolder(), 'nothing')
    const files = await leagueFiles()
    for (const words of [
      ['runs'],
      ['history', LAST_DAY],
      ['count', 'psza', LAST_DAY],
      ['coverage', LAST_DAY],
      ['validate', LAST_DAY],
      ['sql', select],
      ['tables'],
      ['run', 'x'],
      ['retry', 'x'],
      ['backfill', RANGE, '--phase', 'all', '--dry-run'],
      ['ingest', RANGE],
    ])
      await backcourt(words, { home, files })
    expect(existsSync(home)).toBe(false)
  })

  test('holds everything that is written: the folder of files stays as it was', async () => {
    const where = await homeAt('phase 4')
    const before = treeOf(where.files)
    await backcourt(['ingest', RANGE, '--yes'], where)
    await backcourt(
      ['backfill', RANGE, '--phase', 'all', '--policy', 'all', '--only', 'psza', '--yes'],
      where,
    )
    expect(treeOf(where.files)).toEqual(before)
  })

  test('with a bad environment is refused before anything happens', async () => {
    const home = await newFolder()
    const { code, stderr } = await backcourt(['runs'], { home, env: { BACKCOURT_MEMORY: 'lots' } })
    expect(code).toBe(2)
    expect(stderr).toContain('BACKCOURT_MEMORY')
    expect(stderr).toContain('lots')
  })
})

describe('a dry run', () => {
  test.each([
    ['empty', ['ingest', RANGE, '--dry-run']],
    ['empty', ['backfill', RANGE, '--phase', 'all', '--dry-run', '--yes']],
    ['raw', ['backfill', RANGE, '--phase', '3', '--dry-run', '--yes']],
    ['phase 3', ['backfill', PHASE_4, '--dry-run', '--policy', 'all']],
    ['phase 4', ['backfill', PHASE_4, '--only', 'psza', '--policy', 'all', '--dry-run']],
  ] as const)('on a home that is %s leaves nothing behind: %j', async (stage, words) => {
    const where = await homeAt(stage)
    const [tree, contents] = [treeOf(where.home), stage === 'empty' ? {} : await contentsOf(where.home)]
    const { code, document } = await backcourtJson(words, where)
    expect(code).toBe(0)
    expect(document.data.plan.units.length).toBeGreaterThan(0)
    expect(Object.keys(treeOf(where.home))).toEqual(Object.keys(tree))
    if (stage !== 'empty') expect(await contentsOf(where.home)).toEqual(contents)
    const runs = await backcourtJson(['runs'], where)
    expect(runs.document.data.runs.map(({ command }: { command: string }) => command)).not.toContain(
      words.filter(word => !word.startsWith('--dry') && word !== '--yes').join(' '),
    )
  })
})
