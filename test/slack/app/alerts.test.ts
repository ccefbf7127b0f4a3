import { describe, expect, it } from 'vitest'
import { openApp } from './open-app.ts'

const DISK = 'the disk is full'

describe('alerts', () => {
  it('many units that fail for one cause are one message, edited with the count and the runs', async () => {
    const { slack, assistant } = await openApp('socket', { alerts: true })
    const run = assistant.begin('kim').runId
    assistant.fail(run, DISK, 1)
    await slack.until(() => slack.screenOf('CALERT')[0]?.words.includes('met once in 1 run: run1'))
    assistant.fail(run, DISK)
    assistant.finish(run, 'failed')
    await slack.until(() => slack.screenOf('CALERT')[0]?.words.includes('met 6 times in 1 run: run1'))
    const second = assistant.begin('kim').runId
    assistant.fail(second, DISK, 2)
    assistant.finish(second, 'failed')
    await slack.until(() => slack.screenOf('CALERT')[0]?.words.includes('met 8 times in 2 runs: run1, run2'))
    expect(slack.screenOf('CALERT')).toHaveLength(1)
  })

  it('another cause is another message', async () => {
    const { slack, assistant } = await openApp('socket', { alerts: true })
    const { runId } = assistant.begin('kim')
    assistant.fail(runId, DISK, 2)
    assistant.fail(runId, 'the network is away')
    assistant.finish(runId, 'failed')
    const words = await slack.until(() => {
      const screen = slack.screenOf('CALERT')
      return screen.length === 2 && screen.map(seen => seen.words)
    })
    expect(words.join('\n')).toContain(DISK)
    expect(words.join('\n')).toContain('the network is away')
  })

  it('says that it is solved when the same days are made, whoever makes them', async () => {
    const { slack, assistant } = await openApp('socket', { alerts: true })
    const { runId } = assistant.begin('kim')
    assistant.fail(runId, DISK)
    assistant.finish(runId, 'failed')
    await slack.until(() => slack.screenOf('CALERT')[0]?.words.includes('Needs a look'))
    const next = assistant.begin('lee').runId
    assistant.commit(next)
    assistant.finish(next)
    const solved = await slack.until(() =>
      slack.screenOf('CALERT').find(({ words }) => words.includes('Solved')),
    )
    expect(solved.words).toContain('run run2 by lee made what was open')
    expect(slack.screenOf('CALERT')).toHaveLength(1)
  })

  it('what failed while nobody was there is told by who comes next, once for two processes', async () => {
    const opened = await openApp('socket', { alerts: true })
    const { slack, assistant } = opened
    await opened.app.stop()
    const { runId } = assistant.begin('kim')
    assistant.fail(runId, DISK)
    assistant.finish(runId, 'failed')
    await Promise.all([opened.another(), opened.another()])
    await slack.until(() => slack.screenOf('CALERT')[0]?.words.includes('met 6 times'))
    expect(slack.screenOf('CALERT')).toHaveLength(1)
  })
})

describe('the outbox', () => {
  const answer = { outcome: 'done', headline: 'Nothing is open.', facts: [], data: null }

  it('a digest is posted once, whichever process sees it first', async () => {
    const opened = await openApp('socket', { alerts: true })
    await opened.another()
    const { slack, store } = opened
    await store.set('outbox:1', JSON.stringify({ channel: 'COPS', kind: 'digest', answer, line: 'daily' }))
    const seen = await slack.until(() => slack.screenOf('COPS')[0])
    expect(seen.words).toContain('Daily digest\n')
    expect(seen.words).toContain('Nothing is open.')
    expect(await store.list('outbox:')).toEqual([])
    expect(slack.screenOf('COPS')).toHaveLength(1)
  })

  it('what Slack does not take stays where it is', async () => {
    const { slack, store } = await openApp('socket', { alerts: true })
    slack.archive('COPS')
    await store.set('outbox:1', JSON.stringify({ channel: 'COPS', kind: 'answer', answer, line: 'daily' }))
    await slack.until(() => slack.callsOf('chat.postMessage').length > 0)
    await expect.poll(async () => (await store.list('outbox:')).length).toBe(1)
  })
})

describe('the home tab', () => {
  it('shows last night, what runs and the names that wait, and follows the runs', async () => {
    const { slack, assistant } = await openApp()
    assistant.answers.set('daily', () => ({
      outcome: 'done',
      headline: 'Nothing is open.',
      facts: [],
      data: null,
    }))
    assistant.answers.set('registry queue', () => ({
      outcome: 'done',
      headline: '2 names mean nobody, in 3 places.',
      facts: [],
      data: { open: ['a', 'b'] },
    }))
    await slack.openHome()
    await slack.until(() => slack.homeOf('UANA'))
    const words = slack.homeOf('UANA')?.words ?? ''
    expect(words).toContain('Nothing is open.')
    expect(words).toContain('Nothing runs.')
    expect(words).toContain('2 names wait to be settled.')
    expect(words).toContain('/backcourt registry resolve` [Resolve]')
    assistant.begin('kim')
    await slack.until(() => slack.homeOf('UANA')?.words.includes('Run run1'))
  })

  it('a press in it is answered in the direct messages', async () => {
    const { slack } = await openApp()
    await slack.openHome()
    const home = await slack.until(() => slack.homeOf('UANA'))
    await slack.press(home, 'Health')
    await slack.until(() => slack.screenOf('DUANA')[0]?.words.includes('Answer to health.'))
  })
})
