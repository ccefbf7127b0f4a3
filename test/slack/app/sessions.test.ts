import { describe, expect, it } from 'vitest'
import { openApp } from './open-app.ts'

/** Ana opens a conversation of Slack's assistant surface. */
const openSession = async (opened: Awaited<ReturnType<typeof openApp>>) => {
  const { slack } = opened
  const { channel, ts } = await slack.directMessage('daily')
  await slack.until(() => slack.screenOf(channel, ts).length > 1)
  await slack.tell({
    type: 'assistant_thread_started',
    assistant_thread: { user_id: 'UANA', channel_id: channel, thread_ts: ts, context: {} },
    event_ts: ts,
  })
  await slack.until(() => slack.callsOf('assistant.threads.setSuggestedPrompts')[0]?.status)
  return { channel, ts }
}

describe("Slack's assistant surface", () => {
  it('suggests what is asked most, and shows that it is at work', async () => {
    const opened = await openApp()
    const { slack } = opened
    const { channel, ts } = await openSession(opened)
    expect(slack.callsOf('assistant.threads.setSuggestedPrompts')[0]?.args.prompts).toContainEqual({
      title: 'Yesterday and today',
      message: 'daily',
    })
    await slack.directMessage('health', { thread: ts })
    await slack.until(() =>
      slack.screenOf(channel, ts).some(({ words }) => words.includes('Answer to health.')),
    )
    await slack.until(() => slack.callsOf('assistant.threads.setStatus').length === 2)
    expect(slack.callsOf('assistant.threads.setStatus').map(({ args }) => args.status)).toEqual([
      'is looking…',
      '',
    ])
  })

  it('its stop button stops the run of the thread', async () => {
    const opened = await openApp()
    const { slack, assistant } = opened
    const { channel, ts } = await openSession(opened)
    await slack.directMessage('backfill 2021-11-02..2021-11-04 --yes', { thread: ts })
    await slack.until(() => slack.screenOf(channel, ts).some(({ words }) => words.includes('Run run1')))
    await slack.tell({
      type: 'agent_session_stopped',
      channel,
      user: 'UANA',
      thread_ts: ts,
      streaming_message_ts: [],
      event_ts: '9.9',
    })
    await slack.until(() => assistant.runs.get('run1')?.view.cancelRequestedBy === 'ana')
  })
})

describe('rights by user group and channel', () => {
  const groups = [{ id: 'SOPS', handle: 'stats-ops', users: ['UBEN'] }]

  it('whoever is in the group of operators may do what operators may', async () => {
    const { slack, assistant } = await openApp('socket', {
      slack: { groups },
      rights: { everyone: 'viewer', groups: { 'slack:SOPS': 'operator' } },
    })
    await slack.command('backfill 2021-11-02..2021-11-04 --yes', { by: 'UBEN' })
    await slack.until(() => assistant.runs.size === 1)
  })

  it('in a channel where people only look, nobody does more', async () => {
    const { slack, assistant } = await openApp('socket', {
      slack: { groups },
      rights: { everyone: 'admin', channels: { 'slack:COPS': 'viewer' } },
    })
    await slack.command('backfill 2021-11-02..2021-11-04 --yes', { by: 'UBEN' })
    await slack.until(() =>
      slack.world.messages.some(({ text }) => text.includes('is for operators and admins')),
    )
    expect(assistant.runs.size).toBe(0)
  })
})
