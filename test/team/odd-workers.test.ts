import { afterEach, beforeAll, expect, test } from 'vitest'
import { UNITS_QUEUE } from '../../jobs/bullmq-courier.ts'
import { until } from '../commands/command-line.ts'
import { contentsOf } from '../commands/contents.ts'
import { homeAt, PHASE_4 } from '../commands/prepared-home.ts'
import { expectDone } from './expect-done.ts'
import { expectTeamRecovered } from './expect-recovered.ts'
import { type Team, teamAt } from './team.ts'

const line = `backfill ${PHASE_4} --yes`

let clean: Readonly<Record<string, string>>
beforeAll(async () => {
  clean = await contentsOf((await homeAt('phase 4')).home)
})

let team: Team
afterEach(() => team.close())

test.each([
  ['which it holds', (runId: string) => `${runId} pcf 2021-11-02..2021-11-11 1`],
  ['which it claims when it wakes up', (runId: string) => `claim ${runId} pcf`],
])(
  '4: a worker that is blocked for longer than its lock loses the unit %s; one of two commits',
  async (_, of) => {
    team = await teamAt('phase 3')
    const asked = await team.type(line)
    const { runId } = await team.untilRun(({ outcome }) => outcome === undefined)
    const mishap = { of: of(runId), when: 'before', do: 'block', ms: 5000 } as const
    const blocked = await team.worker({ mishap, concurrency: 1 })
    await until(blocked, '"blocked"')
    const awake = await team.worker()
    await expectDone(asked)
    const { units } = await team.untilRun(() => true)
    expect(units.find(({ unit }) => unit.target === 'pcf')?.attempts).toBeGreaterThan(1)
    await Promise.race([blocked, awake].map(worker => until(worker, 'superseded')))
    await expectTeamRecovered(team, clean)
  },
)

test('5: a unit whose job broke, failed and is kept by the queue is performed again by a healthy worker', async () => {
  team = await teamAt('phase 3')
  const sick = await team.worker({ mishap: { of: 'pdc', when: 'before', do: 'break' } })
  const asked = await team.type(line)
  const redis = await team.redis.open()
  const failed = () => redis.call(client => client.zcard(redis.key(UNITS_QUEUE, 'failed')))
  while ((await failed()) === 0) await new Promise(resolve => setTimeout(resolve, 20))
  sick.child.kill('SIGKILL')
  await team.worker()
  await expectDone(asked)
  await expectTeamRecovered(team, clean)
})

test('25: a worker refuses what another release planned and writes nothing of it; what is left is planned anew', async () => {
  team = await teamAt('phase 3')
  await team.worker()
  const asked = await team.type(line, { oldFormula: 'psza' })
  const { code, stdout } = await asked.ended
  expect(code).toBe(1)
  const [view] = await team.views()
  expect(stdout.replace(/\s+/g, ' ')).toContain(
    `psza was planned with another formula than this worker has bring all processes to one release, then plan what is left anew: retry ${view?.runId}`,
  )
  const { rows } = await team.warehouse.query({
    sql: 'SELECT COUNT(*) AS n FROM nba_precompute.player_shot_zone_analysis',
  })
  expect(rows).toEqual([{ n: 0 }])
  const resumed = await (await team.type(`resume ${view?.runId} --yes`)).ended
  expect([resumed.code, resumed.stderr]).toEqual([2, expect.stringContaining('planned with other formulas')])
  await expectDone(await team.type(`retry ${view?.runId} --yes`))
  await expectTeamRecovered(team, clean)
})
