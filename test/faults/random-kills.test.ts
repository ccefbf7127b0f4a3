import { beforeAll, expect, test } from 'vitest'
import { randomOf } from '../../src/sample/random.ts'
import { backcourt, startBackcourt, until } from '../commands/command-line.ts'
import { contentsOf } from '../commands/contents.ts'
import { homeAt, LAST_DAY, RANGE } from '../commands/prepared-home.ts'
import { expectRecovered, successesOf } from './accounts.ts'

const KILLS = 20
/** A process that lives so long, or so long after it has shown its plan, is at work. */
const LONGEST_LIFE_MS = 1500
const all = `backfill ${RANGE} --phase all --yes`.split(' ')

let clean: Readonly<Record<string, string>>
beforeAll(async () => {
  clean = await contentsOf((await homeAt('phase 4')).home)
})

test('twenty kills at any time end in the tables of a clean run, nothing done twice', async () => {
  const where = await homeAt('empty')
  const random = randomOf(20, 'kills')
  let killed = 0
  while (killed < KILLS) {
    const running = startBackcourt(all, where)
    const life = random.between(150, LONGEST_LIFE_MS)
    // On a busy machine none might come as far as its first unit: every second one is let.
    if (killed % 2 === 1) await Promise.race([until(running, 'Plan '), running.ended])
    setTimeout(() => running.child.kill('SIGKILL'), life)
    const { signal, code, stderr } = await running.ended
    killed += 1
    // It may have ended in time; it must never have failed.
    if (signal === null) expect([0, 3], stderr).toContain(code)
  }
  const committed = await successesOf(where.home)
  const last = await backcourt(all, where)
  expect([0, 3], last.stderr).toContain(last.code)
  await expectRecovered(where.home, clean, committed)
})

test('Ctrl-C ends what runs, cancels the rest, says so with 130, and the same command goes on', async () => {
  const where = await homeAt('empty')
  const running = startBackcourt(all, where)
  await until(running, /^\[1\//m)
  running.child.kill('SIGINT')
  const ended = await running.ended
  expect(ended.code).toBe(130)
  expect(ended.stderr).toContain('Stopping after the units that are running; Ctrl-C again interrupts them.')
  expect(ended.stdout).toMatch(/Stopped: \d+ of \d+ units committed/)
  expect(ended.stdout).toContain(`Next: backcourt backfill ${RANGE} --phase all`)
  const committed = await successesOf(where.home)
  // A file in quarantine is a warning of the run that met it; which of the two that was is chance.
  expect([0, 3]).toContain((await backcourt(all, where)).code)
  await expectRecovered(where.home, clean, committed)
})

test('Ctrl-C twice interrupts what runs, and nothing is half written', async () => {
  const where = await homeAt('phase 4')
  const again = `backfill ${RANGE} --phase 3 --policy all --yes`.split(' ')
  const running = startBackcourt(again, where)
  await until(running, 'Plan ')
  running.child.kill('SIGINT')
  await until(running, 'Stopping')
  running.child.kill('SIGINT')
  const ended = await running.ended
  expect([ended.code, ended.signal]).toEqual([130, null])
  expect(await contentsOf(where.home)).toEqual(clean)
  expect((await backcourt(['validate', LAST_DAY], where)).code).not.toBe(2)
})

test('Ctrl-C before the first unit does nothing', async () => {
  const where = await homeAt('raw')
  const running = startBackcourt(`backfill ${RANGE} --phase 3 --yes`.split(' '), where)
  await until(running, 'Plan ')
  running.child.kill('SIGINT')
  expect((await running.ended).code).toBe(130)
})
