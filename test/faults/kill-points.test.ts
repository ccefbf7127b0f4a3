import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { bundleProgram } from '../commands/bundle-program.ts'
import { backcourt, backcourtJson, environment, listenTo, type Where } from '../commands/command-line.ts'
import { contentsOf } from '../commands/contents.ts'
import { homeAt, PHASE_4, RANGE, type Stage } from '../commands/prepared-home.ts'
import { expectRecovered, successesOf, viewsOf } from './accounts.ts'
import type { KillPoint } from './kill-point.ts'

let mortal: string

/** Types the line into the real command line, which dies at the point. */
async function dieAt(point: KillPoint, line: string, where: Where): Promise<void> {
  const child = spawn(process.execPath, [mortal, ...line.split(' ')], {
    env: { ...environment(where), BACKCOURT_DIE_AT: JSON.stringify(point) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { signal, stdout } = await listenTo(child).ended
  expect([signal, stdout]).toEqual(['SIGKILL', ''])
}

let clean: Record<'raw' | 'phase 3' | 'phase 4', Readonly<Record<string, string>>>
beforeAll(async () => {
  mortal = await bundleProgram(fileURLToPath(new URL('./mortal-cli.ts', import.meta.url)))
  const contents = async (stage: Stage) => contentsOf((await homeAt(stage)).home)
  clean = {
    raw: await contents('raw'),
    'phase 3': await contents('phase 3'),
    'phase 4': await contents('phase 4'),
  }
})

const phase4 = `backfill ${PHASE_4}`
const rows = 'INSERT INTO nba_precompute.player_shot_zone_analysis'
const failures = 'INSERT INTO nba_processing.precompute_failures'
const history = 'INSERT INTO nba_reference.processor_run_history'
const at = (of: string, when: 'before' | 'after', statement: string): KillPoint => ({
  of,
  at: statement,
  when,
})

describe('a process that is killed', () => {
  test.each<[string, Stage, 'raw' | 'phase 3' | 'phase 4', string, KillPoint]>([
    ['before it notes the run', 'phase 3', 'phase 4', phase4, at('INTO backcourt.runs', 'before', 'INTO')],
    [
      'between the run and its first event',
      'phase 3',
      'phase 4',
      phase4,
      at('INTO backcourt.runs', 'after', 'INTO'),
    ],
    [
      'right after it noted the run',
      'phase 3',
      'phase 4',
      phase4,
      at('INTO backcourt.runs', 'after', 'COMMIT'),
    ],
    [
      'while it claims a unit',
      'phase 3',
      'phase 4',
      phase4,
      at('INTO backcourt.unit_leases', 'after', 'INTO'),
    ],
    [
      'before the first write of a unit',
      'phase 3',
      'phase 4',
      phase4,
      at('DELETE FROM nba_precompute.player_shot_zone', 'before', 'DELETE'),
    ],
    [
      'after the delete of its rows',
      'phase 3',
      'phase 4',
      phase4,
      at('DELETE FROM nba_precompute.player_shot_zone', 'after', 'DELETE'),
    ],
    ['between its rows and its failures', 'phase 3', 'phase 4', phase4, at(rows, 'after', rows)],
    ['between its failures and its history', 'phase 3', 'phase 4', phase4, at(rows, 'after', failures)],
    ['right before its commit', 'phase 3', 'phase 4', phase4, at(rows, 'before', 'COMMIT')],
    ['between its commit and the event', 'phase 3', 'phase 4', phase4, at(rows, 'after', 'COMMIT')],
    ['while it writes the event', 'phase 3', 'phase 4', phase4, at('unit committed', 'before', 'COMMIT')],
    [
      'in the first unit of Phase 3',
      'raw',
      'phase 3',
      `backfill ${RANGE} --phase 3`,
      at('INTO nba_analytics', 'after', history),
    ],
    [
      'while it loads files',
      'empty',
      'raw',
      `ingest ${RANGE}`,
      at('INTO nba_raw.nbac_gamebook', 'after', 'INTO'),
    ],
    [
      'after it loaded files',
      'empty',
      'raw',
      `ingest ${RANGE}`,
      at('INTO nba_raw.nbac_schedule', 'after', 'COMMIT'),
    ],
    [
      'while it settles names',
      'empty',
      'raw',
      `ingest ${RANGE}`,
      at('INTO nba_reference.resolved_names', 'after', 'INTO'),
    ],
  ])('%s goes on with the same command', async (_, from, to, line, point) => {
    const where = await homeAt(from)
    await dieAt(point, `${line} --yes`, where)
    const committed = existsSync(join(where.home, 'warehouse.duckdb')) ? await successesOf(where.home) : []
    const again = await backcourt([...line.split(' '), '--yes'], where)
    expect([0, 3]).toContain(again.code)
    await expectRecovered(where.home, clean[to], committed)
  })

  test('after its last commit is shown as done, for only the word was lost', async () => {
    const where = await homeAt('phase 3')
    await dieAt(at('run finished', 'before', 'INTO'), `${phase4} --yes`, where)
    const { document } = await backcourtJson(['runs'], where)
    expect(document.data.runs[0].state).toBe('done')
  })

  test.each<[string, KillPoint]>([
    ['in the middle of a unit', at('INTO nba_precompute.player_daily_cache', 'after', 'INTO')],
    ['between a commit and its event', at(rows, 'after', 'COMMIT')],
  ])('%s, told to do all again, takes up the run itself', async (_, point) => {
    const where = await homeAt('phase 4')
    const line = `backfill ${PHASE_4} --policy all --yes`
    const before = await viewsOf(where.home)
    await dieAt(point, line, where)
    const killed = (await viewsOf(where.home)).find(({ outcome }) => outcome === undefined)
    const again = await backcourt(line.split(' '), where)
    expect(again.code).toBe(0)
    expect(again.stderr).toContain(`run ${killed?.runId} of the same command was interrupted`)
    expect(await contentsOf(where.home)).toEqual(clean['phase 4'])
    const after = await viewsOf(where.home)
    expect(after).toHaveLength(before.length + 1)
    const resumed = after.find(({ runId }) => runId === killed?.runId)
    expect(resumed?.outcome).toBe('done')
    expect(new Set(resumed?.units.map(({ state }) => state))).toEqual(new Set(['committed']))
    // Once for the clean run and once for this one: what was committed was not computed again.
    const phase4Days = (await successesOf(where.home)).filter(row => row.processor_name === 'psza')
    expect(new Set(phase4Days.map(({ times }) => times))).toEqual(new Set([2]))
    // What was committed without being told counts with its own numbers.
    const psza = resumed?.units.find(({ unit }) => unit.target === 'psza')
    expect([psza?.written, Object.keys(psza?.failures ?? {})]).toEqual([
      Number(clean['phase 4'].psza?.split(' ')[0]),
      ['INSUFFICIENT_DATA'],
    ])
  })
})
