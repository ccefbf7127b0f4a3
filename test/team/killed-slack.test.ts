import { afterEach, expect, test } from 'vitest'
import { until } from '../commands/command-line.ts'
import { PHASE_4, RANGE } from '../commands/prepared-home.ts'
import { type Office, officeAt } from './slack-office.ts'

let office: Office
afterEach(() => office.close())

const CHANNEL = 'COPS'
const all = `backfill ${RANGE} --phase all`

/** Asks in the channel, says yes, and gives the thread with the message of the run in it. */
async function confirmed(line: string) {
  const { slack } = office
  await slack.command(line)
  const plan = await slack.until(() =>
    slack.screenOf(CHANNEL).find(({ words }) => words.includes('[Confirm]')),
  )
  await slack.press(plan, 'Confirm')
  const message = await slack.until(() => runMessages(plan.ts)[0], 30_000)
  const runId = await slack.until(
    () => /runs as (\w{6})/.exec(slack.screenOf(CHANNEL).find(({ ts }) => ts === plan.ts)?.words ?? '')?.[1],
    30_000,
  )
  return { thread: plan.ts, message, runId }
}

/** What stands in a thread besides its plan. */
const runMessages = (thread: string) =>
  office.slack.screenOf(CHANNEL, thread).filter(({ ts, onlyFor }) => ts !== thread && onlyFor === undefined)

test('a Slack process that is killed in the middle of a run edits on in the same message when it is back', async () => {
  office = await officeAt('empty')
  await office.worker()
  const first = await office.bot()
  const { thread, message, runId } = await confirmed(all)
  expect((await office.type(`pause ${runId}`).ended).code).toBe(0)
  first.child.kill('SIGKILL')
  await first.ended
  expect((await office.type(`resume ${runId}`).ended).code).toBe(0)
  await office.bot()
  await office.slack.until(() => runMessages(thread).find(({ words }) => /Done/.test(words)), 90_000)
  const stands = runMessages(thread)
  expect(stands.map(({ ts }) => ts)).toEqual([message.ts])
  expect(stands[0]?.words).toContain(runId)
  expect(stands[0]?.words).not.toContain('[Stop]')
  expect(office.slack.failures).toEqual([])
})

test('a run of Slack is watched, cancelled and explained in a terminal', async () => {
  office = await officeAt('empty')
  await office.worker()
  await office.bot()
  const { thread, runId } = await confirmed(all)
  const watching = office.type(`watch ${runId}`)
  const cancelled = await office.type(`cancel ${runId} --now`).ended
  expect(cancelled.stdout).toContain(`(run ${runId})`)
  expect((await watching.ended).code).toBe(130)
  expect((await office.type(`run ${runId}`).ended).stdout).toContain('Stopped')
  const ended = await office.slack.until(
    () => runMessages(thread).find(({ words }) => words.includes('Stopped')),
    30_000,
  )
  expect(ended.words).toContain(runId)
})

test('a run of a terminal is watched in Slack and stopped with a plain word in its thread', async () => {
  office = await officeAt('empty')
  await office.worker()
  await office.bot()
  const { slack } = office
  const typed = office.type(`${all} --yes`)
  await until(typed, /^\[1\//m)
  await slack.command('watch')
  const message = await slack.until(
    () => slack.screenOf(CHANNEL).find(({ words }) => words.includes('[Stop]')),
    30_000,
  )
  await slack.say('stop', { in: CHANNEL, thread: message.ts })
  expect((await typed.ended).code).toBe(130)
  await slack.until(() => slack.screenOf(CHANNEL).find(({ words }) => words.includes('Stopped')), 30_000)
})

test('the same words four times, at two Slack processes at once, are answered once', async () => {
  office = await officeAt('phase 4')
  await office.worker()
  await Promise.all([office.bot(), office.bot()])
  const { slack } = office
  const { attempts } = await slack.mention('coverage 2021-11', { in: CHANNEL, times: 4 })
  expect(attempts.length).toBeGreaterThanOrEqual(4)
  const answers = () =>
    slack
      .screenOf(CHANNEL)
      .flatMap(({ ts }) => slack.screenOf(CHANNEL, ts))
      .filter(({ words }) => words.includes('Coverage'))
  await slack.until(() => answers()[0], 30_000)
  // A second answer would come as fast as the first one did.
  await new Promise(resolve => setTimeout(resolve, 2000))
  expect(answers()).toHaveLength(1)
  expect(PHASE_4).toBeDefined()
})
