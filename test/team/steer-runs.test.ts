import { afterEach, beforeAll, expect, test } from 'vitest'
import { type Running, until } from '../commands/command-line.ts'
import { contentsOf } from '../commands/contents.ts'
import { homeAt, PHASE_4 } from '../commands/prepared-home.ts'
import { tcpProxy } from '../faults/tcp-proxy.ts'
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

const kindsOf = async (runId: string) => (await (await team.ledger()).events(runId)).map(({ kind }) => kind)

test('a run that nobody performs yet is paused, resumed, and cancelled from other machines; whoever asked for it hears so', async () => {
  team = await teamAt('phase 3')
  const asked = await team.type(line)
  const { runId } = await team.untilRun(({ outcome }) => outcome === undefined)
  expect(await expectDone(await team.type(`pause ${runId}`))).toContain(
    `Run ${runId} is paused: 5 units wait`,
  )
  await team.worker()
  expect(await expectDone(await team.type('runs'))).toMatch(new RegExp(`${runId}.*paused`))
  expect(await kindsOf(runId)).toEqual(['run started', 'run paused'])
  await expectDone(await team.type(`resume ${runId}`))
  await expectDone(asked)
  await expectTeamRecovered(team, clean)
})

test('`cancel` ends a run after the units that are under way elsewhere, and `resume` goes on with it', async () => {
  team = await teamAt('phase 3')
  const asked = await team.type(line)
  const { runId } = await team.untilRun(({ outcome }) => outcome === undefined)
  expect(await expectDone(await team.type('cancel'))).toContain('Stopped: 0 of 5 units committed')
  expect((await asked.ended).code).toBe(130)
  expect(asked.said()).toContain('Stopped: 0 of 5 units committed')
  await team.worker()
  await expectDone(await team.type(`resume ${runId} --yes`))
  expect((await team.views()).filter(view => view.takes === 2).map(view => view.runId)).toEqual([runId])
  await expectTeamRecovered(team, clean)
})

test('`cancel --now` interrupts what a worker on another machine performs; it writes nothing, and the worker lives on', async () => {
  team = await teamAt('phase 3')
  const worker = await team.worker({
    mishap: { of: 'psza 2021-11-02..2021-11-11 1', when: 'before', do: 'hold' },
  })
  const asked = await team.type(line)
  await until(worker, '"held"')
  await expectDone(await team.type('cancel --now'))
  expect((await asked.ended).code).toBe(130)
  expect(worker.child.exitCode).toBeNull()
  worker.child.kill('SIGKILL')
  await team.worker()
  await expectDone(await team.type(line))
  await expectTeamRecovered(team, clean)
})

test('6: a watcher who hears nothing for a while still sees every event once and in order', async () => {
  team = await teamAt('phase 3')
  const asked = await team.type(line)
  const { runId } = await team.untilRun(({ outcome }) => outcome === undefined)
  const proxy = await tcpProxy({ port: Number(new URL(team.redis.url).port || 6379) })
  const watcher = await team.type(`watch ${runId} --ndjson`, { redisUrl: `redis://127.0.0.1:${proxy.port}` })
  await until(watcher, '"run started"')
  proxy.stall()
  await team.worker()
  await expectDone(asked)
  // What was said meanwhile is lost with the connection.
  proxy.cut()
  proxy.resume()
  const said = await expectDone(watcher)
  await proxy.close()
  const seen = said
    .trim()
    .split('\n')
    .map(text => JSON.parse(text))
    .filter(document => 'kind' in document)
  const events = await (await team.ledger()).events(runId)
  expect(seen).toEqual(events.map(event => ({ runId, ...event })))
})

test('22: of two who start overlapping work in the same second on two machines one is told who was first, and to watch', async () => {
  team = await teamAt('phase 3')
  const two = await Promise.all([team.type(line), team.type('backfill 2021-11-05..2021-11-11 --yes')])
  const refused = await Promise.race(two.map(running => running.ended.then(() => running)))
  const other = two.find(running => running !== refused) as Running
  expect((await refused.ended).code).toBe(2)
  const { runId, by } = await team.untilRun(({ outcome }) => outcome === undefined)
  expect(refused.said()).toContain(`Run ${runId} of ${by} (backfill`)
  expect(refused.said()).toContain(`backcourt watch ${runId}`)
  await team.worker()
  await expectDone(other)
  // Where the shorter one was first, the rest of the longer one is still to be done.
  await (await team.type(line)).ended
  await expectTeamRecovered(team, clean)
  const { rows } = await team.warehouse.query({
    sql: "SELECT processor_name, data_date FROM nba_reference.processor_run_history WHERE status = 'success' GROUP BY processor_name, data_date HAVING COUNT(*) > 1",
  })
  expect(rows).toEqual([])
})
