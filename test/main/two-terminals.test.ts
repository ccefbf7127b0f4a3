import { statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { backcourt, backcourtJson, startBackcourt, until } from '../commands/command-line.ts'
import { homeAt, RANGE } from '../commands/prepared-home.ts'

const BACKFILL = ['backfill', RANGE, '--phase', 'all', '--policy', 'all', '--yes']
/** Begins as soon as the first unit is committed, so that the others are still to come. */
const FIRST_UNIT = /\[\d+\/\d+\]/

const runIdOf = async (where: Parameters<typeof backcourt>[1]): Promise<string> => {
  const { document } = await backcourtJson(['runs'], where)
  return document.data.runs[0].runId
}

describe('a second terminal uses the process that owns the warehouse', () => {
  test('sees the run, watches it to its end, and both say the same', async () => {
    const where = await homeAt('empty')
    const owner = startBackcourt(BACKFILL, where)
    await until(owner, FIRST_UNIT)
    const { document } = await backcourtJson(['runs'], where)
    expect(document.data.runs[0]).toMatchObject({ state: 'running' })
    expect(statSync(join(where.home, 'backcourt.sock')).mode & 0o777).toBe(0o600)
    const watched = await backcourt(['watch'], where)
    const ended = await owner.ended
    expect(ended.code).toBe(3)
    expect(watched.stdout).toBe(ended.stdout)
  })

  test('is told whose run makes the same days, and offered to watch it', async () => {
    const where = await homeAt('raw')
    const owner = startBackcourt(['backfill', RANGE, '--phase', '3', '--yes'], where)
    await until(owner, FIRST_UNIT)
    const second = await backcourt(['backfill', RANGE, '--phase', '3', '--policy', 'all', '--yes'], where)
    const first = await owner.ended
    expect(first.stdout).toContain('committed')
    // The first run may be over by then; what must never happen is two runs that make one day at a time.
    if (second.code === 2) expect(second.stderr).toMatch(/Run \w+ of .+ is\s+making .+watch \w+/s)
    else expect(second.stdout).toContain('committed')
  })

  test('cancels it, and the same command goes on later', async () => {
    const where = await homeAt('empty')
    const owner = startBackcourt(BACKFILL, where)
    await until(owner, FIRST_UNIT)
    const cancelled = await backcourt(['cancel', await runIdOf(where)], where)
    expect(cancelled.code).toBe(0)
    expect(cancelled.stdout).toContain('Stopped:')
    const ended = await owner.ended
    expect(ended.code).toBe(130)
    const again = await backcourt(BACKFILL, where)
    expect(again.stderr).toContain('was interrupted')
    expect(again.code).toBe(3)
  })

  test('pauses it and resumes it', async () => {
    const where = await homeAt('empty')
    const owner = startBackcourt(BACKFILL, where)
    await until(owner, FIRST_UNIT)
    const id = await runIdOf(where)
    const paused = await backcourt(['pause', id], where)
    expect(paused.stdout).toMatch(/is paused: \d+ units? waits?/)
    expect((await backcourtJson(['runs'], where)).document.data.runs[0].state).toBe('paused')
    expect((await backcourt(['resume', id, '--yes'], where)).stdout).toContain('goes on')
    expect((await owner.ended).code).toBe(3)
  })

  test('takes over when the owner is killed, and tells that the run was interrupted', async () => {
    const where = await homeAt('empty')
    const owner = startBackcourt(BACKFILL, where)
    await until(owner, FIRST_UNIT)
    const id = await runIdOf(where)
    const watching = startBackcourt(['watch', id], where)
    await until(watching, FIRST_UNIT)
    owner.child.kill('SIGKILL')
    const watched = await watching.ended
    expect(watched.stdout).toContain(id)
    expect((await backcourtJson(['runs'], where)).document.data.runs[0].state).toBe('interrupted')
    const resumed = await backcourt(['resume', id, '--yes'], where)
    expect(resumed.stdout).toContain(`run ${id}`)
    expect(resumed.code).toBe(3)
  })
})
