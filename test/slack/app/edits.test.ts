import { WebClient } from '@slack/web-api'
import { pino } from 'pino'
import { afterEach, describe, expect, it } from 'vitest'
import { usualPace } from '../../../src/slack/app/pace.ts'
import { type Edits, openEdits } from '../../../src/slack/deliver/edits.ts'
import { type FakeSlack, fakeSlack } from '../fake/fake-slack.ts'

let slack: FakeSlack
afterEach(() => slack.close())

const message = (text: string) => () => ({ text, blocks: [] })

/** So many messages of ours in the channel, and the edits of them. */
const posted = async (
  count: number,
  pace: object,
): Promise<{ edits: Edits; places: { channel: string; ts: string }[] }> => {
  slack = await fakeSlack()
  const client = new WebClient(slack.token, {
    slackApiUrl: slack.url,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
  })
  const places = []
  for (let n = 0; n < count; n += 1) {
    const { ts = '' } = await client.chat.postMessage({ channel: 'COPS', text: 'begun' })
    places.push({ channel: 'COPS', ts })
  }
  const edits = openEdits({
    client,
    pace: { ...usualPace, editMs: 1, againMs: 5, ...pace },
    log: pino({ level: 'silent' }),
    meter: { slackCall: () => undefined, slackAck: () => undefined, slackEdit: () => undefined },
  })
  return { edits, places }
}

const words = () => slack.screenOf('COPS').map(seen => seen.words)

describe('all edits together', () => {
  it('stay below the rate of the workspace, and what is over goes first', async () => {
    const { edits, places } = await posted(6, { editsAMinute: 3 })
    for (const place of places) void edits.put(place, message('going on'))
    await slack.until(() => words().filter(each => each === 'going on').length === 3)
    const last = places.at(-1)!
    await edits.put(last, message('over'), 'last')
    expect(words()).toEqual(['going on', 'going on', 'going on', 'begun', 'begun', 'over'])
  })

  it('send the newest state of a message and none of those before it', async () => {
    const { edits, places } = await posted(1, {})
    const [place] = places as [(typeof places)[number]]
    // While the first is under way the others wait, however slow the machine is.
    const one = edits.put(place, message('one'))
    const two = edits.put(place, message('two'))
    const three = edits.put(place, message('three'))
    expect(await one).toBe('edited')
    expect(await two).toBe('overtaken')
    expect(await three).toBe('edited')
    expect(slack.callsOf('chat.update').map(({ args }) => args.text)).toEqual(['one', 'three'])
  })

  it('are sent without their blocks when Slack does not take those, for words are better than nothing', async () => {
    const { edits, places } = await posted(1, {})
    const [place] = places as [(typeof places)[number]]
    const blocks = Array.from({ length: 51 }, () => ({ type: 'divider' as const }))
    await edits.put(place, () => ({ text: 'what happened', blocks }))
    expect(words()).toEqual(['what happened'])
  })

  it('say when the message or its channel is gone', async () => {
    const { edits, places } = await posted(2, {})
    const [one, two] = places as [(typeof places)[number], (typeof places)[number]]
    slack.deleteMessage(one)
    expect(await edits.put(one, message('a'))).toBe('message gone')
    slack.archive('COPS')
    expect(await edits.put(two, message('b'))).toEqual({ shut: 'the channel is archived' })
  })
})
