import type { KnownBlock } from '@slack/types'
import { WebClient, WebClientEvent } from '@slack/web-api'
import { afterEach, describe, expect, it } from 'vitest'
import { type FakeSlack, type FakeSlackOptions, fakeSlack } from './fake-slack.ts'
import { quiet } from './quiet.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const open = async (options?: FakeSlackOptions): Promise<FakeSlack> => {
  const slack = await fakeSlack(options)
  closing.push(slack.close)
  return slack
}

const clientOf = (slack: FakeSlack, token: string | undefined = slack.token): WebClient =>
  new WebClient(token, {
    slackApiUrl: slack.url,
    logger: quiet,
    retryConfig: { retries: 2, minTimeout: 5, maxTimeout: 10 },
  })

const plain = (text: string) => ({ type: 'plain_text' as const, text })
const section = (text: string): KnownBlock => ({ type: 'section', text: { type: 'mrkdwn', text } })

const refusal = async (call: Promise<unknown>): Promise<unknown> => {
  try {
    await call
  } catch (error) {
    return (error as { data?: unknown }).data ?? error
  }
  throw new Error('Slack took it')
}

describe('the Web API', () => {
  it('refuses what is over the limits, with the place', async () => {
    const client = clientOf(await open())
    const blocks = Array.from({ length: 51 }, () => ({ type: 'divider' as const }))
    expect(await refusal(client.chat.postMessage({ channel: 'COPS', text: 'a', blocks }))).toMatchObject({
      error: 'invalid_blocks',
      response_metadata: { messages: ['[ERROR] no more than 50 items allowed [json-pointer:/blocks]'] },
    })
    const text = 'x'.repeat(3001)
    expect(
      await refusal(client.chat.postMessage({ channel: 'COPS', text: 'a', blocks: [section(text)] })),
    ).toMatchObject({
      error: 'invalid_blocks',
      response_metadata: {
        messages: ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
      },
    })
    expect(await refusal(client.chat.postMessage({ channel: 'COPS', text: ' ' }))).toMatchObject({
      error: 'no_text',
    })
  })

  it('refuses who has no token or a wrong one', async () => {
    const slack = await open()
    for (const [token, error] of [
      ['', 'not_authed'],
      ['xoxb-other', 'invalid_auth'],
      [slack.appToken, 'not_allowed_token_type'],
    ] as const) {
      const client = clientOf(slack, token)
      expect(await refusal(client.auth.test())).toMatchObject({ error })
    }
  })

  it('knows which channels take a message, and which message can still be edited', async () => {
    const slack = await open({
      channels: [
        { id: 'COPS', name: 'ops' },
        { id: 'COLD', name: 'old', archived: true },
        { id: 'COUT', name: 'out', bot: false },
        { id: 'CSECRET', name: 'secret', bot: false, isPrivate: true },
      ],
    })
    const client = clientOf(slack)
    const post = (channel: string) => client.chat.postMessage({ channel, text: 'a' })
    expect(await refusal(post('COLD'))).toMatchObject({ error: 'is_archived' })
    expect(await refusal(post('COUT'))).toMatchObject({ error: 'not_in_channel' })
    expect(await refusal(post('CSECRET'))).toMatchObject({ error: 'channel_not_found' })
    const { ts = '' } = await post('COPS')
    const edit = () => client.chat.update({ channel: 'COPS', ts, text: 'b' })
    await edit()
    expect(slack.screenOf('COPS')).toMatchObject([{ words: 'b', edits: 1 }])
    slack.deleteMessage({ channel: 'COPS', ts })
    expect(await refusal(edit())).toMatchObject({ error: 'message_not_found' })
    slack.removeBot('COPS')
    expect(await refusal(edit())).toMatchObject({ error: 'not_in_channel' })
    slack.archive('COPS')
    expect(await refusal(edit())).toMatchObject({ error: 'is_archived' })
  })

  it('takes a trigger once, for three seconds', async () => {
    let now = Date.now()
    const slack = await open({ now: () => now })
    const client = clientOf(slack)
    const view = { type: 'modal' as const, title: plain('a'), blocks: [section('b')] }
    const show = (trigger_id: string) => client.views.open({ trigger_id, view })
    const first = await slack.command('')
    await show(first.triggerId)
    expect(await refusal(show(first.triggerId))).toMatchObject({ error: 'exchanged_trigger_id' })
    const second = await slack.command('')
    now += 3001
    expect(await refusal(show(second.triggerId))).toMatchObject({ error: 'expired_trigger_id' })
    expect(await refusal(show('made up'))).toMatchObject({ error: 'invalid_trigger_id' })
  })

  it('takes five answers at a response address, within half an hour', async () => {
    let now = Date.now()
    const slack = await open({ now: () => now })
    const { responseUrl } = await slack.command('daily')
    const answer = async (url: string) => {
      const response = await fetch(url, { method: 'POST', body: JSON.stringify({ text: 'a' }) })
      return [
        response.status,
        response.ok ? await response.text() : ((await response.json()) as { error: string }).error,
      ]
    }
    for (let use = 0; use < 5; use++) expect(await answer(responseUrl)).toEqual([200, 'ok'])
    expect(await answer(responseUrl)).toEqual([404, 'used_url'])
    const late = await slack.command('daily')
    now += 30 * 60_000 + 1
    expect(await answer(late.responseUrl)).toEqual([404, 'expired_url'])
  })

  it('makes a client wait that is too fast, as long as Retry-After says', async () => {
    const slack = await open({ rateLimits: true })
    const client = clientOf(slack)
    const waits: number[] = []
    client.on(WebClientEvent.RATE_LIMITED, seconds => void waits.push(seconds as number))
    const texts = ['1', '2', '3', '4', '5', '6']
    await Promise.all(texts.map(text => client.chat.postMessage({ channel: 'COPS', text })))
    const calls = slack.callsOf('chat.postMessage')
    const refused = calls.filter(({ status }) => status === 429)
    expect([refused.length, waits]).toEqual([1, [1]])
    expect(calls.at(-1)!.at - refused[0]!.at).toBeGreaterThanOrEqual(1000 - 5)
    expect(slack.screenOf('COPS')).toHaveLength(6)
  })

  it('allows fifty edits a minute', async () => {
    let now = Date.now()
    const slack = await open({ rateLimits: true, now: () => now })
    const client = new WebClient(slack.token, {
      slackApiUrl: slack.url,
      logger: quiet,
      rejectRateLimitedCalls: true,
    })
    const { ts = '' } = await client.chat.postMessage({ channel: 'COPS', text: '0' })
    const edit = (text: string) => client.chat.update({ channel: 'COPS', ts, text })
    for (let index = 1; index <= 50; index++) await edit(`${index}`)
    expect(await refusal(edit('51'))).toMatchObject({ retryAfter: 60 })
    now += 60_000
    await edit('52')
    expect(slack.screenOf('COPS')).toMatchObject([{ words: '52', edits: 51 }])
  })

  it('does scripted faults: refused, broken before the work, and lost after it', async () => {
    const slack = await open()
    const client = clientOf(slack)
    const post = (text: string) => client.chat.postMessage({ channel: 'COPS', text })
    slack.fault({ method: 'chat.postMessage', status: 503, body: 'away' })
    await post('a').catch(() => undefined)
    slack.fault({ method: 'chat.postMessage', drop: true })
    await post('b')
    slack.fault({ method: 'chat.postMessage', lost: true })
    await post('c')
    // The client tries again what was lost on the way back: a message that was posted is posted twice.
    expect(slack.screenOf('COPS').map(({ words }) => words)).toEqual(['a', 'b', 'c', 'c'])
  })

  it('takes a file in three steps, and shows a picture only then', async () => {
    const slack = await open()
    const client = clientOf(slack)
    const picture = (id: string): KnownBlock => ({ type: 'image', alt_text: 'Coverage', slack_file: { id } })
    const show = (id: string) =>
      client.chat.postMessage({ channel: 'COPS', text: 'a', blocks: [picture(id)] })
    expect(await refusal(show('FNONE'))).toMatchObject({ error: 'invalid_blocks' })
    const bytes = Buffer.from('a picture')
    await client.filesUploadV2({
      channel_id: 'COPS',
      file: bytes,
      filename: 'coverage.png',
      title: 'Coverage',
    })
    expect(slack.screenOf('COPS')).toMatchObject([{ files: ['Coverage'] }])
    const [stored] = [...slack.world.files.values()]
    expect(stored?.bytes?.equals(bytes)).toBe(true)
    await show(stored!.id)
    expect(slack.screenOf('COPS')[1]?.words).toBe('(picture: Coverage)')
  })

  it('knows people, groups and threads', async () => {
    const slack = await open({
      users: [{ id: 'UANA', name: 'ana', tz: 'Europe/Berlin' }],
      groups: [{ id: 'SOPS', handle: 'stats-ops', users: ['UANA'] }],
    })
    const client = clientOf(slack)
    expect((await client.users.info({ user: 'UANA' })).user?.tz).toBe('Europe/Berlin')
    expect((await client.usergroups.list({})).usergroups?.[0]?.handle).toBe('stats-ops')
    expect((await client.usergroups.users.list({ usergroup: 'SOPS' })).users).toEqual(['UANA'])
    const { channel } = await client.conversations.open({ users: 'UANA' })
    const { ts = '' } = await client.chat.postMessage({ channel: channel!.id!, text: 'root' })
    await client.chat.postMessage({ channel: 'UANA', text: 'reply', thread_ts: ts })
    const { messages } = await client.conversations.replies({ channel: channel!.id!, ts })
    expect(messages?.map(({ text }) => text)).toEqual(['root', 'reply'])
    const link = await client.chat.getPermalink({ channel: channel!.id!, message_ts: ts })
    expect(link.permalink).toContain(ts.replace('.', ''))
    await client.reactions.add({ channel: channel!.id!, timestamp: ts, name: 'eyes' })
    expect(slack.screenOf(channel!.id!)).toMatchObject([{ words: 'root', reactions: ['eyes'] }])
  })
})
