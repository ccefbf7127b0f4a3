import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { nextCommands } from '../../commands/preflight/next-commands.ts'
import { sayTroubles } from '../../commands/preflight/say-results.ts'
import type { CheckResult, Mend } from '../../src/pipeline/preflight/check.ts'
import { expectGolden } from '../golden/golden.ts'
import { backcourt, backcourtJson } from './command-line.ts'
import { contentsOf, treeOf } from './contents.ts'
import { homeAt, newFolder, ownFiles, PHASE_4 } from './prepared-home.ts'

const clean = '2021-11-02..2021-11-04'

describe('preflight on the command line', () => {
  test('a range in order is ready: exit code 0, nothing to type next', async () => {
    const { code, document } = await backcourtJson(['preflight', clean], await homeAt('phase 4'))
    expect([code, document.outcome, document.data.verdict, document.next]).toEqual([0, 'done', 'ready', []])
  })

  test('a range with planted holes is ready with warnings: exit code 3, and says what mends them', async () => {
    const { code, stdout } = await backcourt(['preflight', PHASE_4], await homeAt('phase 4'))
    expect(code).toBe(3)
    expectGolden('preflight-warnings', stdout.trimEnd().split('\n'))
  })

  test('a range without Phase 3 is not ready: exit code 1, and Phase 3 itself is', async () => {
    const where = await homeAt('raw')
    const { code, stdout } = await backcourt(['preflight', clean], where)
    expect(code).toBe(1)
    expectGolden('preflight-not-ready', stdout.trimEnd().split('\n'))
    expect((await backcourt(['preflight', clean, '--phase', '3'], where)).code).toBe(0)
  })

  test('files that nobody ingested are found before anything is computed', async () => {
    const { code, document } = await backcourtJson(
      ['preflight', clean, '--phase', '3'],
      await homeAt('empty'),
    )
    expect(code).toBe(1)
    expect(document.next).toEqual(['ingest 2021-11-02..2021-11-04'])
    expect(document.facts.length).toBeLessThanOrEqual(10)
  })

  test('--quick looks at the machine only, and says that a range was not looked at', async () => {
    const { code, document } = await backcourtJson(['preflight', clean, '--quick'], await homeAt('phase 4'))
    expect(code).toBe(0)
    expect(new Set(document.data.checks.map((check: CheckResult) => check.phase))).toEqual(
      new Set(['infrastructure']),
    )
    expect(document.facts).toEqual([`--quick looks at the machine only; ${clean} was not looked at`])
  })

  test('without a range it takes the last game days of the latest season, and says so', async () => {
    const { document } = await backcourtJson(['preflight'], await homeAt('phase 4'))
    expect([document.data.start, document.data.end]).toEqual(['2021-11-05', '2021-11-11'])
    expect(document.facts[0]).toMatch(/^looked at the last 7 game days of 2021-22/)
  })

  test('a range that cannot be understood is refused before anything is looked at', async () => {
    const where = await homeAt('empty')
    for (const range of ['2021-11-31', '11/12', '1945-11-01']) {
      expect([range, (await backcourt(['preflight', range], where)).code]).toEqual([range, 2])
    }
  })

  test('looking changes nothing: no row, no file', async () => {
    const where = await homeAt('phase 4')
    const before = await contentsOf(where.home)
    await backcourt(['preflight', PHASE_4], where)
    expect(await contentsOf(where.home)).toEqual(before)
    const nowhere = join(await newFolder(), 'not-yet')
    expect((await backcourt(['preflight', '--quick'], { home: nowhere, files: where.files })).code).toBe(0)
    expect(Object.keys(treeOf(join(nowhere, '..')))).toEqual([])
  })

  test('a newcomer without files is told what to do, and no phase is looked at', async () => {
    const { code, document } = await backcourtJson(['preflight'], { home: await newFolder() })
    expect(code).toBe(1)
    expect(document.next).toEqual(['sample'])
    expect(document.facts[0]).toMatch(/^no phase was looked at: no schedule/)
  })

  test('a gamebook that vanished before it was ingested is missed by name', async () => {
    const files = await ownFiles()
    await rm(join(files, 'nba-com/gamebooks-data/2021-11-03'), { recursive: true })
    const { code, document } = await backcourtJson(['preflight', clean, '--phase', '2'], {
      ...(await homeAt('empty')),
      files,
    })
    expect(code).toBe(1)
    expect(document.facts[0]).toMatch(
      /^fail gamebook-files: gamebook for \d+ of \d+ final games \(2021-11-03 /,
    )
  })
})

const trouble = (id: string, kind: 'warn' | 'fail', ...mend: readonly Mend[]): CheckResult => ({
  id,
  phase: 2,
  says: id,
  outcome: { kind, says: 'seen', numbers: {}, examples: [], costs: 'much', mend },
})

describe('what to type next', () => {
  test('comes lowest phase first, and every work once over all its days', () => {
    expect(
      nextCommands([
        trouble('a', 'fail', { do: 'backfill', phase: 4, dates: ['2021-11-03'] }),
        trouble('b', 'fail', { do: 'backfill', phase: 3, dates: ['2021-11-02'] }),
        trouble('c', 'warn', { do: 'ingest', dates: ['2021-11-05'] }, { do: 'type', line: 'sample' }),
        trouble(
          'd',
          'warn',
          { do: 'ingest', dates: ['2021-11-01', '2021-11-02'] },
          { do: 'type', line: 'sample' },
        ),
        trouble('e', 'warn', { do: 'backfill', phase: 3, dates: ['2021-11-04'], policy: 'failed' }),
      ]),
    ).toEqual([
      'ingest 2021-11-01..2021-11-05',
      'backfill 2021-11-02 --phase 3',
      'backfill 2021-11-04 --phase 3 --policy failed',
      'backfill 2021-11-03 --phase 4',
      'sample',
    ])
  })
})

describe('troubles in words', () => {
  test('fill ten lines at most, failures first; the rest is told by name', () => {
    const many = Array.from({ length: 12 }, (_, i) => trouble(`w${i}`, 'warn'))
    const lines = sayTroubles([...many, trouble('f', 'fail')])
    expect(lines).toHaveLength(10)
    expect(lines[0]).toBe('fail f: seen. Costs: much.')
    expect(lines.at(-1)).toBe('and w8, w9, w10, w11 (--verbose tells all)')
  })
})
