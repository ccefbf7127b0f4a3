import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { contentsOf } from '../commands/contents.ts'
import { homeAt, PHASE_4 } from '../commands/prepared-home.ts'
import { expectTeamRecovered } from './expect-recovered.ts'
import type { Mishap } from './mishap.ts'
import { type Team, teamAt } from './team.ts'

const line = `backfill ${PHASE_4} --yes`

let clean: Readonly<Record<string, string>>
beforeAll(async () => {
  clean = await contentsOf((await homeAt('phase 4')).home)
})

let team: Team
afterEach(() => team.close())

/** Ends well, perhaps with warnings of the league. */
const expectDone = (code: number | null, said: string) => expect([0, 3], said).toContain(code)

test('two workers do the work of a terminal that does none itself', async () => {
  team = await teamAt('phase 3')
  await Promise.all([team.worker(), team.worker()])
  const { code, stderr, stdout } = await (await team.type(line)).ended
  expectDone(code, stderr)
  expect(stdout).toMatch(/^✓? ?Done.*5 of 5 units committed/m)
  await expectTeamRecovered(team, clean)
  const [view] = await team.views()
  expect(view?.units.every(({ attempts }) => attempts === 1)).toBe(true)
})

describe('a worker that is killed', () => {
  test.each<[string, Mishap]>([
    ['while it claims a unit', { of: 'claim', when: 'during' }],
    ['before the write', { of: 'psza 2021-11-02..2021-11-11 1', when: 'before' }],
    ['in the middle of the write', { of: 'pcf 2021-11-02..2021-11-11 1', when: 'during' }],
    ['between the commit and the word of it', { of: 'psza 2021-11-02..2021-11-11 1', when: 'after' }],
    ['between the word and handing over what waited for it', { of: 'psza', when: 'told' }],
    ['between the word of the last unit and the end of the run', { of: 'mlfs', when: 'told' }],
    [
      'between the commit of the last unit and the word of it',
      { of: 'mlfs 2021-11-02..2021-11-11 1', when: 'after' },
    ],
  ])('%s loses nothing: another one takes its unit up', async (_, mishap) => {
    team = await teamAt('phase 3')
    const doomed = await team.worker({ mishap })
    const asked = await team.type(line)
    expect((await doomed.ended).signal).toBe('SIGKILL')
    await team.worker()
    const { code, stderr } = await asked.ended
    expectDone(code, stderr)
    await expectTeamRecovered(team, clean)
  })

  test('twice still gets its third attempt', async () => {
    team = await teamAt('phase 3')
    const asked = await team.type(line)
    for (let times = 0; times < 2; times += 1) {
      const doomed = await team.worker({ mishap: { of: 'tdza', when: 'before' } })
      expect((await doomed.ended).signal).toBe('SIGKILL')
    }
    await team.worker()
    const { code, stderr } = await asked.ended
    expectDone(code, stderr)
    await expectTeamRecovered(team, clean)
    const [view] = await team.views()
    expect(view?.units.find(({ unit }) => unit.target === 'tdza')?.attempts).toBe(3)
  })
})

test('a worker that is told to end finishes its units, and the next one does the rest', async () => {
  team = await teamAt('phase 3')
  const first = await team.worker({ concurrency: 1 })
  const asked = await team.type(line)
  while (!first.said().includes('unit started')) await new Promise(resolve => setTimeout(resolve, 5))
  first.child.kill('SIGTERM')
  expect((await first.ended).code).toBe(0)
  await team.worker()
  expectDone((await asked.ended).code, asked.said())
  await expectTeamRecovered(team, clean)
  const [view] = await team.views()
  expect(view?.units.every(({ attempts }) => attempts === 1)).toBe(true)
})

test('the terminal that asked may be killed: the run goes on, and another terminal watches it to its end', async () => {
  team = await teamAt('phase 3')
  const asked = await team.type(line)
  const { runId } = await team.untilRun(({ outcome }) => outcome === undefined)
  asked.child.kill('SIGKILL')
  const watching = await team.type('watch')
  await team.worker()
  const { code, stdout, stderr } = await watching.ended
  expectDone(code, stderr)
  expect(stdout).toContain(`5 of 5 units committed in`)
  expect(stdout).toContain(`(run ${runId})`)
  await expectTeamRecovered(team, clean)
})
