import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { lookupOf } from '../../src/registry/lookup-of.ts'
import { expectGolden } from '../golden/golden.ts'
import { bundleProgram } from './bundle-program.ts'
import { backcourt, backcourtJson, environment, listenTo } from './command-line.ts'
import { contentsOf, rowsOf } from './contents.ts'
import { homeWithOddNames, ODD_NAMES, type OddHome } from './odd-names.ts'

const [XYLOPHONE, SQL, ARABIC] = ODD_NAMES

let where: OddHome
let target: string
beforeAll(async () => {
  where = await homeWithOddNames()
  target = lookupOf(where.meant[0] ?? '')
}, 180_000)

const resolve = (name: string, lookup: string, ...more: readonly string[]) => [
  'registry',
  'resolve',
  name,
  '--as',
  lookup,
  ...more,
]

/** Estimates come from a clock. */
const hideTimes = (text: string): readonly string[] =>
  text
    .trimEnd()
    .split('\n')
    .map(line => line.replace(/estimate: [^,]+,/, 'estimate: …,'))

const DATA = ['resolved_names', 'pgs', 'upgc', 'psza', 'tdza', 'pcf', 'pdc', 'mlfs', 'failures']
const dataOf = async (home: string) => {
  const contents = await contentsOf(home)
  return Object.fromEntries(DATA.map(id => [id, contents[id]]))
}
const decisionsOf = (home: string) =>
  rowsOf(home, 'SELECT kind, raw_name, player_lookup FROM nba_reference.name_decisions ORDER BY decided_at')
const shotsOf = async (home: string, lookup: string) => {
  const [row] = await rowsOf(
    home,
    `SELECT paint_attempts + mid_range_attempts + three_pt_attempts AS shots FROM nba_analytics.player_game_summary WHERE game_date = DATE '2021-11-09' AND player_lookup = '${lookup}'`,
  )
  return row?.shots
}

describe('the queue of names', () => {
  test('holds what means nobody, by impact, and nothing that the rules settle', async () => {
    const { code, document } = await backcourtJson(['registry', 'queue'], where)
    expect(code).toBe(3)
    expectGolden('names/queue', (await backcourt(['registry', 'queue'], where)).stdout.trimEnd().split('\n'))
    const names = document.data.open.map((each: { rawNames: readonly string[] }) => each.rawNames[0])
    expect(names.toSorted()).toEqual([...ODD_NAMES].toSorted())
    const impacts = document.data.open.map((each: { impact: { cells: number } }) => each.impact.cells)
    expect(impacts).toEqual(impacts.toSorted((a: number, b: number) => b - a))
    expect(document.data.open[0].impact.rows).toBeGreaterThan(100)
  })

  test('what rests or is looked at stands apart, and comes back', async () => {
    const { home } = await homeWithOddNames()
    const own = { ...where, home }
    const open = async () => (await backcourtJson(['registry', 'queue'], own)).document.data.open.length
    expect((await backcourt(['registry', 'snooze', XYLOPHONE, '--until', '2026-12-01'], own)).code).toBe(
      Date.now() < Date.parse('2026-12-01') ? 0 : 2,
    )
    expect((await backcourt(['registry', 'claim', ARABIC], own)).code).toBe(0)
    const { document } = await backcourtJson(['registry', 'queue', '--all'], own)
    expect(document.data.apart.map(({ state }: { state: string }) => state).toSorted()).toContain('claimed')
    // What oneself looks at is still asked about in the guided flow; the queue shows it apart.
    const before = await open()
    expect((await backcourt(['registry', 'claim', ARABIC, '--release'], own)).code).toBe(0)
    expect(await open()).toBe(before + 1)
  })
})

describe('a decision', () => {
  test('shows every row and date it would touch, and a dry run touches nothing', async () => {
    const before = await contentsOf(where.home)
    const { code, stdout } = await backcourt(resolve(XYLOPHONE, target, '--dry-run'), where)
    expect(code).toBe(0)
    expectGolden('names/plan', hideTimes(stdout))
    expect(stdout).toContain(`: nobody → ${where.meant[0]} in 1 row (2021-11-09)`)
    expect(stdout).toMatch(/made again: [\d,]+ rows on 3 dates \(pgs \d+, upgc \d+/)
    expect(await contentsOf(where.home)).toEqual(before)
  })

  test('is done when the rows exist, and makes exactly what hangs on the name', async () => {
    const { home } = await homeWithOddNames()
    const own = { ...where, home }
    const before = await shotsOf(home, target)
    const { code, document } = await backcourtJson(resolve(XYLOPHONE, target, '--yes'), own)
    expect([0, 3]).toContain(code)
    expect(document.data.pending).toEqual([])
    expect(await shotsOf(home, target)).toBeGreaterThan(Number(before ?? 0))
    const units = document.data.units.map(({ unit }: { unit: string }) => unit)
    expect(units).toEqual([
      'resolved_names 2021-22',
      'pgs 2021-11-09',
      'upgc 2021-11-09..2021-11-11',
      'psza 2021-11-10..2021-11-11',
      'pcf 2021-11-09..2021-11-11',
      'pdc 2021-11-09..2021-11-11',
      'mlfs 2021-11-09..2021-11-11',
    ])
    const queue = await backcourtJson(['registry', 'queue'], own)
    expect(queue.document.data.open).toHaveLength(ODD_NAMES.length - 1)
    const [decision] = await rowsOf(home, 'SELECT decision_id FROM nba_reference.name_decisions')
    const undo = await backcourtJson(['registry', 'take-back', String(decision?.decision_id), '--yes'], own)
    expect(undo.document.data.pending).toEqual([])
    expect(await dataOf(home)).toEqual(await dataOf(where.home))
    const aliases = await rowsOf(home, 'SELECT is_active FROM nba_reference.player_aliases')
    expect(aliases).toEqual([{ is_active: false }])
  }, 60_000)

  test('a name that holds SQL is a name', async () => {
    const { code, stdout } = await backcourt(resolve(SQL, target, '--dry-run'), where)
    expect([code, stdout]).toEqual([0, expect.stringContaining('; DROP TABLE nba_raw.nbac_schedule; --')])
    const [schedule] = await rowsOf(where.home, 'SELECT COUNT(*) AS games FROM nba_raw.nbac_schedule')
    expect(Number(schedule?.games)).toBeGreaterThan(0)
  })

  test.each<[string, readonly string[], string]>([
    ['an alias to nowhere', resolve(XYLOPHONE, 'nobodyatall'), 'alias-to-nowhere'],
    ['a name that nobody prints', resolve('Jokić Jokic O.G.', 'x'), 'unknown-name'],
    ['an empty name', resolve('', 'x'), 'empty-word'],
    ['a name without a Latin letter', resolve('محمد صلاح', 'x'), 'no-letters'],
    ['somebody else’s lookup, half in another script', resolve(ARABIC, 'محمد'), 'alias-to-nowhere'],
    ['a scope that is none', resolve(XYLOPHONE, 'x', '--scope', 'world'), 'bad-scope'],
    [
      'a scope that does not print it',
      resolve(XYLOPHONE, 'x', '--scope', 'source:injury_report'),
      'empty-scope',
    ],
    ['two things at once', resolve(XYLOPHONE, 'x', '--no-player'), 'what-is-it'],
    ['nothing at all', ['registry', 'resolve', XYLOPHONE], 'what-is-it'],
    ['name by name without a person', ['registry', 'resolve'], 'nobody-to-ask'],
    ['a decision that is not there', ['registry', 'take-back', 'zzzzzz'], 'unknown-decision'],
    ['a day that has passed', ['registry', 'snooze', XYLOPHONE, '--until', '2021-01-01'], 'past-date'],
  ])('%s is refused, and nothing is written', async (_, words, code) => {
    const ended = await backcourtJson([...words, '--yes'], where)
    expect([ended.code, ended.document.code ?? ended.document.error?.code]).toEqual([2, code])
    expect(await decisionsOf(where.home)).toEqual([])
  })

  test('of two processes at once one decides, and the other is told', async () => {
    const { home } = await homeWithOddNames()
    const own = { ...where, home }
    const second = lookupOf(where.meant[1] ?? '')
    const ended = await Promise.all(
      [target, second].map(lookup => backcourt(resolve(XYLOPHONE, lookup, '--yes'), own)),
    )
    const decisions = await decisionsOf(home)
    expect(decisions).toHaveLength(1)
    const [loser] = ended.filter(({ code }) => code === 2)
    expect(ended.filter(({ code }) => code === 2)).toHaveLength(1)
    expect(loser?.stderr).toMatch(/faster|said so on|is making/)
  }, 60_000)
})

describe('a reprocess that breaks off', () => {
  test('leaves its dates pending, and goes on with registry reprocess to the same rows', async () => {
    const mortal = await bundleProgram(fileURLToPath(new URL('../faults/mortal-cli.ts', import.meta.url)))
    const [clean, broken] = [await homeWithOddNames(), await homeWithOddNames()]
    await backcourt(resolve(XYLOPHONE, target, '--yes'), clean)
    const point = {
      of: 'INSERT INTO nba_precompute.player_shot_zone_analysis',
      at: 'INSERT INTO nba_precompute.player_shot_zone_analysis',
      when: 'before',
    }
    const child = spawn(process.execPath, [mortal, ...resolve(XYLOPHONE, target, '--yes')], {
      env: { ...environment(broken), BACKCOURT_DIE_AT: JSON.stringify(point) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    expect((await listenTo(child).ended).signal).toBe('SIGKILL')
    const { document } = await backcourtJson(['registry', 'queue'], broken)
    expect(document.data.pending).toEqual(expect.arrayContaining(['2021-11-10', '2021-11-11']))
    const again = await backcourtJson(['registry', 'reprocess', '--yes'], broken)
    expect(again.document.data.pending).toEqual([])
    expect(await dataOf(broken.home)).toEqual(await dataOf(clean.home))
    const nothing = await backcourtJson(['registry', 'reprocess', '--yes'], broken)
    expect([nothing.code, nothing.document.headline]).toEqual([
      0,
      'Nothing is pending: every decision has its rows.',
    ])
  }, 90_000)
})

describe('decisions as files', () => {
  test('what one home decided another imports once, with its rows, and a wrong line stops all', async () => {
    const [from, to] = [await homeWithOddNames(), await homeWithOddNames()]
    await backcourt(resolve(XYLOPHONE, target, '--yes'), from)
    const file = join(from.home, 'decisions.csv')
    expect((await backcourt(['registry', 'decisions', 'export', file], from)).code).toBe(0)
    const text = readFileSync(file, 'utf8')
    const wrong = join(from.home, 'wrong.csv')
    writeFileSync(wrong, `${text}${text.split('\n')[1]?.replace('accept', 'acept')}\n`)
    expect((await backcourt(['registry', 'decisions', 'import', wrong, '--yes'], to)).code).toBe(2)
    expect(await decisionsOf(to.home)).toEqual([])
    const taken = await backcourtJson(['registry', 'decisions', 'import', file, '--yes'], to)
    expect(taken.document.data.pending).toEqual([])
    expect(await dataOf(to.home)).toEqual(await dataOf(from.home))
    const twice = await backcourtJson(['registry', 'decisions', 'import', file, '--yes'], to)
    expect(twice.document.headline).toBe('Nothing new: the one decision of the file is there.')
  }, 90_000)
})
