import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { backcourt, backcourtJson, cli, environment, listenTo } from '../commands/command-line.ts'
import { contentsOf, look, treeOf } from '../commands/contents.ts'
import { homeAt, LAST_DAY, leagueFiles, newFolder, PHASE_4, RANGE } from '../commands/prepared-home.ts'
import { sharedFolder } from '../commands/shared-folder.ts'
import { kill, otherProcess } from '../warehouse/other-process.ts'

const isRoot = process.getuid?.() === 0

describe('a warehouse that another process holds', () => {
  test.each([
    [['backfill', PHASE_4, '--yes']],
    [['ingest', RANGE, '--yes']],
    [['runs']],
    [['validate', LAST_DAY]],
    [['sql', 'SELECT 1 AS a']],
    [['count', 'psza', LAST_DAY]],
  ])('is named with its PID and what to do: %j', async words => {
    const where = await homeAt('raw')
    const holder = await otherProcess('hold', join(where.home, 'warehouse.duckdb'), 'open')
    try {
      const { code, document } = await backcourtJson(words, where)
      expect(code).toBe(1)
      expect(document.headline).toContain(`PID ${holder.pid}`)
      expect(document.facts.join(' ')).toContain(`kill ${holder.pid}`)
    } finally {
      await kill(holder)
    }
    expect((await backcourt(['runs'], where)).code).toBe(0)
  })
})

describe('a home that cannot be written', () => {
  test('is named with the way out, and nothing is written', async () => {
    const where = await homeAt('raw')
    const before = treeOf(where.home)
    execFileSync('chmod', ['-R', 'a+rX,a-w', where.home])
    chmodSync(sharedFolder(), 0o755)
    execFileSync('chmod', ['-R', 'a+rX', where.files])
    // Root may write anywhere, so as root it is nobody who tries.
    const spawned = isRoot ? { spawn: { uid: 65_534, gid: 65_534 } } : {}
    try {
      const { code, document } = await backcourtJson(['backfill', RANGE, '--phase', '3', '--yes'], {
        ...where,
        ...spawned,
      })
      expect(code).toBe(1)
      expect(document.headline).toMatch(/cannot be written|Permission denied/)
      expect(document.facts.join(' ')).toContain('--home')
      const deeper = { ...where, home: join(where.home, 'deeper'), ...spawned }
      const made = await backcourtJson(['ingest', RANGE, '--yes'], deeper)
      expect([made.code, made.document.headline]).toEqual([1, expect.stringContaining('cannot be made')])
    } finally {
      execFileSync('chmod', ['-R', 'u+w', where.home])
    }
    expect(treeOf(where.home)).toEqual(before)
  })
})

const mounted: string[] = []
afterEach(() => {
  for (const folder of mounted.splice(0)) execFileSync('umount', [folder])
})

/** A disk of its own of so many MB; undefined where this machine does not let us. */
async function smallDisk(megabytes: number): Promise<string | undefined> {
  const folder = await newFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'none', folder], { stdio: 'pipe' })
  } catch {
    return undefined
  }
  mounted.push(folder)
  return folder
}

describe('a disk that is full', () => {
  test('stops the run before its next write; what was committed is there, and with room it goes on', async context => {
    const full = await smallDisk(14)
    if (full === undefined) {
      console.warn('SKIPPED: a full disk needs the right to mount one.')
      return context.skip()
    }
    const files = await leagueFiles()
    const all = ['backfill', RANGE, '--phase', 'all', '--yes']
    const ended = await backcourt(all, { home: full, files })
    expect(ended.code).toBe(1)
    expect(ended.stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /the disk that holds \S+ is full; nothing was written/,
    )
    expect(ended.stdout).toContain('free some space')
    expect(ended.stdout).not.toMatch(/\n +at /)

    const roomy = await newFolder()
    cpSync(full, roomy, { recursive: true })
    const committed = await look(
      roomy,
      async warehouse =>
        (
          await warehouse.query({
            sql: "SELECT DISTINCT processor_name FROM nba_reference.processor_run_history WHERE status = 'success'",
          })
        ).rows,
    )
    expect(committed.length).toBeGreaterThan(0)
    const again = await backcourt(all, { home: roomy, files })
    expect([0, 3]).toContain(again.code)
    expect(await contentsOf(roomy)).toEqual(await contentsOf((await homeAt('phase 4')).home))
  })

  test('that lets no file grow is told in the same words', async () => {
    const where = await homeAt('raw')
    const before = await contentsOf(where.home)
    const script = `ulimit -f 20; exec "$0" "$@"`
    const child = spawn(
      'sh',
      ['-c', script, process.execPath, cli, 'backfill', RANGE, '--phase', '3', '--yes'],
      {
        env: environment(where),
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    const ended = await listenTo(child).ended
    expect(ended.code === 0 || ended.code === 3).toBe(false)
    expect(await contentsOf(where.home)).toEqual(before)
    expect((await backcourt(['backfill', RANGE, '--phase', '3', '--yes'], where)).code).toBe(0)
  })
})

describe('files that are not there', () => {
  test('are refused with the folder and the way out', async () => {
    const home = await newFolder()
    const gone = join(home, 'nowhere')
    const { code, document } = await backcourtJson(['ingest', RANGE, '--yes'], { home, files: gone })
    expect(code).toBe(2)
    expect(document.message).toContain(gone)
    expect(existsSync(join(home, 'warehouse.duckdb'))).toBe(false)
    mkdirSync(gone)
    const empty = await backcourtJson(['ingest', RANGE, '--yes'], { home, files: gone })
    expect([empty.code, empty.document.code]).toEqual([2, 'no-schedule'])
  })
})
