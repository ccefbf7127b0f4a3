import { describe, expect, it } from 'vitest'
import { planOf } from '../../jobs/random-plan.ts'
import { type Opened, openApp } from './open-app.ts'

const begin = async ({ slack, assistant }: Opened) => {
  await slack.command('backfill 2021-11-02..2021-11-04 --yes')
  return slack.until(() =>
    slack.screenOf('COPS').find(({ words }) => words.includes(`Run run${assistant.runs.size}`)),
  )
}

const runMessages = ({ slack }: Opened) => slack.world.messages.filter(({ text }) => /run1\b/i.test(text))

describe.each(['socket', 'http'] as const)(
  'fault 15, over %s: the same delivery four times, in two processes',
  over => {
    it('a command is asked once', async () => {
      const opened = await openApp(over)
      await opened.another()
      const { slack, assistant } = opened
      await slack.command('daily', { times: 4 })
      await slack.until(() => slack.screenOf('COPS').length > 0)
      await opened.app.stop()
      expect(assistant.asked()).toEqual(['daily'])
      expect(slack.screenOf('COPS')).toHaveLength(1)
    })

    it('a mention is answered once, though Slack tells it as a message, too', async () => {
      const opened = await openApp(over)
      await opened.another()
      const { slack, assistant } = opened
      const { ts } = await slack.mention('daily', { times: 4 })
      await slack.until(() => slack.screenOf('COPS', ts).length > 1)
      await opened.app.stop()
      expect(assistant.asked()).toEqual(['daily'])
      expect(slack.screenOf('COPS', ts)).toHaveLength(2)
    })

    it('a press on Confirm begins one run, and refuses nobody', async () => {
      const opened = await openApp(over)
      await opened.another()
      const { slack, assistant } = opened
      await slack.command('backfill 2021-11-02..2021-11-04')
      const plan = await slack.until(() => slack.screenOf('COPS')[0])
      await slack.press(plan, 'Confirm', { times: 4 })
      await slack.until(() => slack.screenOf('COPS', plan.ts).length > 1)
      await opened.app.stop()
      expect(assistant.runs.size).toBe(1)
      expect(slack.world.messages.filter(({ onlyFor }) => onlyFor !== undefined)).toEqual([])
    })
  },
)

describe('an answer of Slack that is lost on its way', () => {
  it.each(['in a channel', 'in a thread'])('makes no second message %s', async where => {
    const { slack } = await openApp()
    slack.fault({ method: 'chat.postMessage', lost: true, times: 2 })
    const ask = (line: string) => (where === 'in a thread' ? slack.mention(line) : slack.command(line))
    await ask('daily')
    await slack.until(() => slack.calls.some(({ method, status }) => /^conversations/.test(method) && status))
    await ask('runs')
    await slack.until(
      () => slack.calls.filter(({ method, status }) => /^conversations/.test(method) && status).length === 2,
    )
    const ours = slack.world.messages.filter(({ by }) => by === 'UBACKCOURT')
    expect(ours).toHaveLength(2)
    expect(slack.callsOf('chat.postMessage')).toHaveLength(2)
  })

  it('where we may not look, says it twice rather than not at all', async () => {
    const { slack } = await openApp()
    slack.fault({ method: 'chat.postMessage', lost: true })
    slack.fault({ method: 'conversations.history', body: { ok: false, error: 'missing_scope' } })
    await slack.command('daily')
    await slack.until(() => slack.screenOf('COPS').length === 2)
  })
})

describe('fault 16: Slack says 429 with Retry-After during a run of 500 units', () => {
  it('waits as long as it is told, then sends the newest state only, and the last one in any case', async () => {
    const opened = await openApp()
    const { slack, assistant } = opened
    const days = Array.from({ length: 250 }, (_, n) =>
      new Date(Date.UTC(2021, 9, 19 + n)).toISOString().slice(0, 10),
    )
    assistant.script.plan = planOf({ psza: days, tdza: days }, 1)
    const run = await begin(opened)
    slack.fault({ method: 'chat.update', times: 1, status: 429, headers: { 'retry-after': '1' } })
    const shown: string[] = []
    for (let n = 0; n < 50; n += 1) {
      assistant.commit('run1', 10)
      await new Promise(resolve => setTimeout(resolve, 10))
      const words = slack.screenOf('COPS', run.ts)[0]?.words ?? ''
      shown.push(/(\d+) of 500 units/.exec(words)?.[1] ?? '')
    }
    assistant.finish('run1')
    await slack.until(() =>
      slack.screenOf('COPS', run.ts)[0]?.words.includes('Done: 500 of 500 units committed'),
    )
    const calls = slack.callsOf('chat.update')
    const refused = calls.findIndex(({ status }) => status === 429)
    const [no, next] = [calls[refused], calls[refused + 1]]
    expect((next?.at ?? 0) - (no?.at ?? 0)).toBeGreaterThanOrEqual(995)
    expect(calls.length).toBeLessThan(60)
    // Nothing that was seen ever goes back.
    const counts = shown.filter(Boolean).map(Number)
    expect(counts).toEqual([...counts].sort((a, b) => a - b))
  })

  it('stays below the real rates of Slack, so that it is not refused once', async () => {
    const opened = await openApp('socket', { slack: { rateLimits: true }, pace: { editsAMinute: 45 } })
    const { slack, assistant } = opened
    const run = await begin(opened)
    for (let n = 0; n < 60; n += 1) {
      assistant.record('run1', { kind: 'run paused', by: `${n}` })
      await new Promise(resolve => setTimeout(resolve, 45))
    }
    assistant.commit('run1')
    assistant.finish('run1')
    await slack.until(() => slack.screenOf('COPS', run.ts)[0]?.words.includes('Done: 6 of 6'))
    expect(slack.calls.filter(({ status }) => status === 429)).toEqual([])
  })

  it('what Slack cannot take for a while is sent when it can', async () => {
    const opened = await openApp()
    const { slack, assistant } = opened
    const run = await begin(opened)
    slack.fault({ method: 'chat.update', times: 3, status: 503, body: 'away' })
    slack.fault({ method: 'chat.update', times: 2, drop: true })
    assistant.commit('run1')
    assistant.finish('run1')
    await slack.until(() => slack.screenOf('COPS', run.ts)[0]?.words.includes('Done: 6 of 6'))
    expect(runMessages(opened)).toHaveLength(1)
  })
})

describe('fault 17: the place of a message is lost', () => {
  it('deleted: it is posted once more in the thread, which says so, and edited on', async () => {
    const opened = await openApp()
    const { slack, assistant } = opened
    await slack.command('backfill 2021-11-02..2021-11-04')
    const plan = await slack.until(() => slack.screenOf('COPS')[0])
    await slack.press(plan, 'Confirm')
    const run = await slack.until(() => slack.screenOf('COPS', plan.ts)[1])
    slack.deleteMessage(run)
    assistant.commit('run1', 1)
    const anew = await slack.until(() => slack.screenOf('COPS', plan.ts)[1])
    expect(anew.words).toContain('The message of this run was deleted, so here it is again.')
    assistant.commit('run1')
    assistant.finish('run1')
    await slack.until(() => slack.screenOf('COPS', plan.ts)[1]?.words.includes('Done: 6 of 6'))
    expect(slack.screenOf('COPS', plan.ts)).toHaveLength(2)
  })

  it('deleted twice: whoever does not want it is left in peace, and the run goes on', async () => {
    const opened = await openApp()
    const { slack, assistant } = opened
    slack.deleteMessage(await begin(opened))
    assistant.commit('run1', 1)
    const anew = await slack.until(() => runMessages(opened).find(({ deleted }) => !deleted))
    slack.deleteMessage(anew)
    assistant.commit('run1')
    assistant.finish('run1')
    await expect.poll(() => opened.store.list('slack:live:')).toEqual([])
    expect(runMessages(opened).filter(({ deleted }) => !deleted)).toEqual([])
    expect(assistant.runs.get('run1')?.view.outcome).toBe('done')
  })

  it.each([
    ['archived', 'the channel is archived'],
    ['left', 'I am not in the channel any more'],
  ])('the channel is %s: the asker is told once, and the run goes on', async (how, why) => {
    const opened = await openApp()
    const { slack, assistant } = opened
    await begin(opened)
    if (how === 'archived') slack.archive('COPS')
    else slack.removeBot('COPS')
    for (let n = 0; n < 4; n += 1) {
      assistant.commit('run1', 1)
      await new Promise(resolve => setTimeout(resolve, 60))
    }
    assistant.commit('run1')
    assistant.finish('run1')
    const [told, ...more] = await slack.until(
      () => slack.screenOf('DUANA').length > 0 && slack.screenOf('DUANA'),
    )
    expect(told?.words).toContain(`Run run1 goes on, but its message is not edited any more: ${why}.`)
    expect(more).toEqual([])
    expect(assistant.runs.get('run1')?.view.outcome).toBe('done')
  })

  it('an answer of a hundred tables and long lines comes whole: what has no room is in files', async () => {
    const opened = await openApp()
    const { slack, assistant } = opened
    assistant.answers.set('daily', () => ({
      outcome: 'done',
      headline: 'x'.repeat(5000),
      facts: Array.from({ length: 40 }, (_, i) => `fact ${i} ${'y'.repeat(400)}`),
      blocks: Array.from({ length: 100 }, (_, i) => ({
        kind: 'table' as const,
        title: `table ${i}`,
        columns: [{ name: 'name' }],
        rows: Array.from({ length: 20 }, (__, row) => [`row ${row} of ${i}`]),
      })),
      data: null,
    }))
    await slack.command('daily')
    await slack.until(() =>
      [...slack.world.files.values()].some(({ bytes }) => bytes?.includes('row 19 of 99')),
    )
    expect(slack.calls.filter(({ error }) => error !== undefined)).toEqual([])
  })
})

describe('fault 2: the Slack process ends in the middle of a run', () => {
  it.each(['stopped', 'killed'])(
    '%s: the next one adopts the message and edits on; there is no second thread',
    async how => {
      const opened = await openApp()
      const { slack, assistant } = opened
      await slack.command('backfill 2021-11-02..2021-11-04')
      const plan = await slack.until(() => slack.screenOf('COPS')[0])
      await slack.press(plan, 'Confirm')
      const run = await slack.until(() => slack.screenOf('COPS', plan.ts)[1])
      assistant.commit('run1', 2)
      await slack.until(() => slack.screenOf('COPS', plan.ts)[1]?.words.includes('2 of 6 units'))
      if (how === 'stopped') await opened.app.stop()
      else opened.freeze()
      await opened.another()
      assistant.commit('run1')
      assistant.finish('run1')
      await slack.until(() => slack.screenOf('COPS', plan.ts)[1]?.words.includes('Done: 6 of 6'))
      expect(slack.screenOf('COPS', plan.ts)[1]?.ts).toBe(run.ts)
      expect(slack.screenOf('COPS', plan.ts)).toHaveLength(2)
      expect(slack.screenOf('COPS')).toHaveLength(1)
    },
  )

  it('who dies before the message of the run is posted leaves it to the next one', async () => {
    const opened = await openApp('socket', { pace: { leaseSeconds: 0.2 } })
    const { slack, assistant, store } = opened
    await opened.app.stop()
    assistant.begin('ana')
    await store.set('slack:unshown:run1', JSON.stringify({ channel: 'COPS', user: 'UANA' }))
    await opened.another()
    const run = await slack.until(() => slack.screenOf('COPS')[0])
    expect(run.words).toContain('Run run1')
    await expect.poll(() => store.list('slack:unshown:')).toEqual([])
    assistant.commit('run1')
    assistant.finish('run1')
    await slack.until(() => slack.screenOf('COPS')[0]?.words.includes('Done: 6 of 6'))
  })

  it('a run that ended while nobody was there is shown as it ended', async () => {
    const opened = await openApp()
    const { slack, assistant } = opened
    const run = await begin(opened)
    await opened.app.stop()
    assistant.commit('run1')
    assistant.finish('run1')
    await opened.another()
    await slack.until(() => slack.screenOf('COPS', run.ts)[0]?.words.includes('Done: 6 of 6'))
    expect(slack.screenOf('COPS')).toHaveLength(1)
  })
})
