import { describe, expect, it } from 'vitest'
import { type Opened, openApp } from './open-app.ts'

/** A run that ana began in the channel; gives its message and the thread. */
const begin = async ({ slack, assistant }: Opened, how: { readonly by?: string } = {}) => {
  await slack.command('backfill 2021-11-02..2021-11-04 --yes', how)
  return slack.until(() =>
    slack.screenOf('COPS').find(({ words }) => words.includes(`Run run${assistant.runs.size}`)),
  )
}

const threadOf = ({ slack }: Opened, ts: string) => slack.screenOf('COPS', ts)

describe('the message of a run', () => {
  it('is one message that is edited to its end, with what to do next', async () => {
    const opened = await openApp()
    const { slack, assistant } = opened
    const run = await begin(opened)
    assistant.commit('run1', 3)
    await slack.until(() => threadOf(opened, run.ts)[0]?.words.includes('3 of 6 units'))
    assistant.commit('run1')
    assistant.finish('run1')
    await slack.until(() => threadOf(opened, run.ts)[0]?.words.includes('Done: 6 of 6 units committed'))
    expect(slack.screenOf('COPS')).toHaveLength(1)
    expect(threadOf(opened, run.ts)).toHaveLength(1)
    expect(threadOf(opened, run.ts)[0]?.words).toContain('[Report]')
    await expect.poll(() => opened.store.list('slack:live:')).toEqual([])
  })

  it('is edited at most once in its time however many units there are, and ends with the last state', async () => {
    const pause = 200
    const opened = await openApp('socket', { pace: { editMs: pause } })
    const { slack, assistant } = opened
    const began = performance.now()
    const run = await begin(opened)
    for (let n = 0; n < 6; n += 1) {
      assistant.commit('run1', 1)
      await new Promise(resolve => setTimeout(resolve, 90))
    }
    assistant.finish('run1')
    await slack.until(() => threadOf(opened, run.ts)[0]?.words.includes('Done: 6 of 6'))
    const lasted = performance.now() - began
    const edits = slack.callsOf('chat.update').length
    expect((edits - 1) * pause).toBeLessThanOrEqual(lasted)
    expect(edits).toBeGreaterThan(1)
  })

  it('shows what people do to the run with its buttons', async () => {
    const opened = await openApp()
    const { slack } = opened
    const run = await begin(opened)
    await slack.press(run, 'Pause')
    await slack.until(() => threadOf(opened, run.ts)[0]?.words.includes('paused by ana'))
    await slack.press(run, 'Continue')
    await slack.until(() => !threadOf(opened, run.ts)[0]?.words.includes('paused'))
    await slack.press(run, 'Stop')
    await slack.until(() => threadOf(opened, run.ts)[0]?.words.includes('stopping, as ana asked'))
    expect(threadOf(opened, run.ts)).toHaveLength(1)
  })

  it('does not do what somebody may not, and tells him alone', async () => {
    const opened = await openApp()
    const { slack, assistant } = opened
    const run = await begin(opened)
    await slack.press(run, 'Stop', { by: 'UBEN' })
    const told = await slack.until(() => slack.world.messages.find(({ onlyFor }) => onlyFor === 'UBEN'))
    expect(told.text).toContain('`cancel` is for operators and admins; ben is a viewer here')
    expect(assistant.runs.get('run1')?.view.cancelRequestedBy).toBeUndefined()
  })

  it('can be had of a run that was begun in a terminal', async () => {
    const opened = await openApp()
    const { slack, assistant } = opened
    assistant.begin('kim')
    await slack.command('watch run1')
    const seen = await slack.until(() => slack.screenOf('COPS')[0])
    expect(seen.words).toContain('Started by kim')
    assistant.commit('run1')
    assistant.finish('run1')
    await slack.until(() => slack.screenOf('COPS')[0]?.words.includes('Done: 6 of 6'))
    expect(slack.screenOf('COPS')).toHaveLength(1)
  })
})

describe('words in the thread of a run', () => {
  it.each([
    ['status', 'run run1'],
    ['stop', 'cancel run1'],
    ['pause', 'pause run1'],
    ['go on', 'resume run1'],
    ['Retry!', 'retry run1'],
    ['report', 'report 2021-11-02..2021-11-22'],
    ['why tdza 2021-11-03 BOS', 'why tdza 2021-11-03 BOS'],
    ['why 2021-11-03 tdza bos?', 'why tdza 2021-11-03 bos'],
    ['coverage nov 2021', 'coverage nov 2021'],
  ])('%s', async (said, meant) => {
    const opened = await openApp()
    const { slack, assistant } = opened
    const run = await begin(opened)
    await slack.say(said, { thread: run.ts })
    await slack.until(() => assistant.asked().length > 1)
    expect(assistant.asked()[1]).toBe(meant)
    await slack.until(() => threadOf(opened, run.ts).length > 2)
  })

  it('why a player, where the run computed several tables, is asked back with the choices', async () => {
    const opened = await openApp()
    const { slack, assistant } = opened
    const run = await begin(opened)
    await slack.say('why lebron james', { thread: run.ts })
    const told = await slack.until(() => threadOf(opened, run.ts)[2])
    expect(told.words).toContain('Run run1 computed several tables; say which table and which day you mean.')
    expect(told.words).toContain('/backcourt why psza 2021-11-04 lebron james')
    expect(assistant.asked()).toHaveLength(1)
  })

  it('why a player, where a table failed on a day, is about that', async () => {
    const opened = await openApp()
    const { slack, assistant } = opened
    const run = await begin(opened)
    assistant.fail('run1', 'no', 1)
    await slack.say('why lebron james', { thread: run.ts })
    await slack.until(() => assistant.asked().length > 1)
    const failed = assistant.runs.get('run1')?.view.units.find(({ state }) => state === 'failed')?.unit
    expect(assistant.asked()[1]).toBe(`why ${failed?.target} ${failed?.dates[0]} lebron james`)
  })

  it('retry is planned, confirmed and shown in the same thread, which is then about the new run', async () => {
    const opened = await openApp()
    const { slack, assistant } = opened
    const run = await begin(opened)
    assistant.fail('run1', 'no')
    assistant.finish('run1', 'failed')
    await slack.until(() => threadOf(opened, run.ts)[0]?.words.includes('[Retry failed]'))
    await slack.press(threadOf(opened, run.ts)[0]!, 'Retry failed')
    const plan = await slack.until(() => threadOf(opened, run.ts)[1])
    await slack.press(plan, 'Confirm')
    await slack.until(() => threadOf(opened, run.ts)[2]?.words.includes('Run run2'))
    await slack.say('status', { thread: run.ts })
    await slack.until(() => assistant.asked().at(-1) === 'run run2')
    expect(slack.screenOf('COPS')).toHaveLength(1)
  })

  it('what people say to one another is left alone', async () => {
    const opened = await openApp()
    const { slack, assistant } = opened
    const run = await begin(opened)
    for (const chatter of [
      'nice work',
      'watch this',
      'why did nobody tell me that this was going on',
      'wait',
    ])
      await slack.say(chatter, { thread: run.ts })
    await slack.say('stop', {})
    await slack.say('status', { thread: run.ts })
    await slack.until(() => assistant.asked().length > 1)
    expect(assistant.asked().slice(1)).toEqual(['run run1'])
  })

  it('what is said to us and not understood is refused with suggestions, never with silence', async () => {
    const opened = await openApp()
    const { slack } = opened
    const run = await begin(opened)
    await slack.mention('staus', { thread: run.ts })
    const told = await slack.until(() => threadOf(opened, run.ts)[2])
    expect(told.words).toContain('There is no command staus')
  })
})
