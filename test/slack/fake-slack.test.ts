import type { App } from '@slack/bolt'
import type { KnownBlock } from '@slack/types'
import { afterEach, describe, expect, it } from 'vitest'
import { type FakeSlack, type FakeSlackOptions, fakeSlack } from './fake/fake-slack.ts'
import { startBolt } from './fake/start-bolt.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const open = async (options?: FakeSlackOptions): Promise<FakeSlack> => {
  const slack = await fakeSlack(options)
  closing.push(slack.close)
  return slack
}

const withBolt = async (over: 'http' | 'socket', listen: (app: App) => void, options?: FakeSlackOptions) => {
  const slack = await open(options)
  closing.push((await startBolt(slack, over, listen)).stop)
  return slack
}

const plain = (text: string) => ({ type: 'plain_text' as const, text })
const section = (text: string): KnownBlock => ({ type: 'section', text: { type: 'mrkdwn', text } })
const confirm: KnownBlock = {
  type: 'actions',
  block_id: 'choice',
  elements: [
    { type: 'button', action_id: 'confirm', text: plain('Confirm'), value: 'plan-1' },
    { type: 'button', action_id: 'cancel', text: plain('Cancel') },
  ],
}
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
const slow = 3_300

describe.each(['http', 'socket'] as const)('over %s, the real Bolt app', over => {
  it('acknowledges a command, answers for one pair of eyes, then in the channel', async () => {
    const slack = await withBolt(over, app => {
      app.command('/backcourt', async ({ ack, command, respond, say }) => {
        await ack(`Looking at ${command.text}`)
        await respond({ text: 'Later', response_type: 'ephemeral' })
        await say('It is fine')
      })
    })
    const { acked, attempts } = await slack.command('daily')
    expect([acked, attempts.length]).toEqual([true, 1])
    await slack.until(() => slack.screenOf('COPS').length === 3)
    expect(slack.screenOf('COPS').map(({ words, onlyFor }) => [words, onlyFor])).toEqual([
      ['Looking at daily', 'UANA'],
      ['Later', 'UANA'],
      ['It is fine', undefined],
    ])
  })

  it('is too late when it acknowledges after three seconds', async () => {
    const slack = await withBolt(over, app => {
      app.command('/backcourt', async ({ ack }) => {
        await pause(slow)
        await ack('At last')
      })
    })
    const { acked } = await slack.command('daily')
    expect(acked).toBe(false)
    expect(slack.failures.map(({ error }) => error)).toEqual(['operation_timeout'])
    expect(slack.screenOf('COPS')).toEqual([])
  })

  it('hears an event again that did not arrive, with the number, the reason and the same id', async () => {
    const heard: unknown[] = []
    const slack = await open({ redeliverAfter: [0, 2500, 5000] })
    const { requestUrl, stop } = await startBolt(slack, over, app => {
      app.message(
        async ({ context, body }) => void heard.push([context.retryNum, context.retryReason, body.event_id]),
      )
    })
    closing.push(stop)
    if (over === 'http') slack.deliverTo('http://127.0.0.1:1/nobody')
    else slack.socket.drop()
    const saying = slack.say('status')
    await slack.until(() => slack.failures.length === 2)
    if (requestUrl !== undefined) slack.deliverTo(requestUrl)
    const { acked, attempts } = await saying
    expect([acked, attempts.at(-1)?.outcome]).toEqual([true, 'acked'])
    await slack.until(() => heard.length > 0)
    const { event_id } = slack.failures[0]!.payload
    expect(heard).toEqual([[attempts.length - 1, 'connection_failed', event_id]])
  })

  it('is left alone with an event that it never took, after three more tries', async () => {
    const slack = await open()
    slack.deliverTo('http://127.0.0.1:1/nobody')
    const { acked, attempts } = await slack.say('status')
    expect([acked, attempts.map(({ retry }) => retry)]).toEqual([false, [0, 1, 2, 3]])
  })

  it('hears a mention twice, as a mention and as a message, and copies as often as they come', async () => {
    const heard: string[] = []
    const slack = await withBolt(over, app => {
      app.event('app_mention', async ({ body }) => void heard.push(`mention ${body.event_id}`))
      app.message(async ({ body, message }) => void heard.push(`message ${body.event_id} ${message.ts}`))
    })
    const { ts } = await slack.mention('status', { times: 3 })
    await slack.until(() => heard.length === 6)
    expect(new Set(heard.filter(line => line.startsWith('mention'))).size).toBe(1)
    expect(new Set(heard.filter(line => line.endsWith(ts))).size).toBe(1)
  })

  it('edits its message when a button is pressed, and nobody presses what is not there', async () => {
    const slack = await withBolt(over, app => {
      app.message(async ({ say, message }) => {
        await say({ text: 'Run it?', blocks: [section('Run it?'), confirm], thread_ts: message.ts })
      })
      app.action('confirm', async ({ ack, action, body, client }) => {
        await ack()
        if (body.type !== 'block_actions' || !body.message || action.type !== 'button') return
        await client.chat.update({
          channel: body.channel!.id,
          ts: body.message.ts,
          text: `${action.value} by ${body.user.id}`,
        })
      })
    })
    const { ts } = await slack.say('backfill')
    const asked = await slack.until(() => slack.screenOf('COPS', ts)[1])
    expect(asked).toMatchObject({ words: 'Run it?\n[Confirm] [Cancel]', edits: 0 })
    await expect(slack.press(asked, 'Retry')).rejects.toThrow(
      'There is no "Retry" to press. There is: Confirm, Cancel',
    )
    const { acked } = await slack.press(asked, 'Confirm', { by: 'UBEN' })
    expect(acked).toBe(true)
    await slack.until(() => slack.screenOf('COPS', ts)[1]?.edits === 1)
    expect(slack.screenOf('COPS', ts)[1]?.words).toBe('plan-1 by UBEN')
    await expect(slack.press(asked, 'Confirm')).rejects.toThrow('There is: nothing')
    slack.deleteMessage(asked)
    await expect(slack.press(asked, 'Confirm')).rejects.toThrow(`There is no message ${asked.ts} in COPS.`)
  })

  it('opens a modal, says what is wrong in it, and closes it when all is right', async () => {
    const slack = await withBolt(over, app => {
      app.command('/backcourt', async ({ ack, command, client }) => {
        await ack()
        const block: KnownBlock = {
          type: 'input',
          block_id: 'range',
          label: plain('Range'),
          element: { type: 'plain_text_input', action_id: 'text' },
        }
        const view = {
          type: 'modal' as const,
          callback_id: 'ask',
          title: plain('Backfill'),
          submit: plain('Plan'),
        }
        await client.views.open({ trigger_id: command.trigger_id, view: { ...view, blocks: [block] } })
      })
      app.view('ask', async ({ ack, view }) => {
        const typed = view.state.values.range?.text?.value
        await (typed === 'nov 2021'
          ? ack()
          : ack({ response_action: 'errors', errors: { range: 'Not a range' } }))
      })
    })
    await slack.command('')
    await slack.until(() => slack.callsOf('views.open')[0]?.status)
    expect(slack.readView(slack.modalOf())).toBe('Backfill\nRange: [text]')
    await expect(slack.submit()).rejects.toThrow('"Range" must not be left empty.')
    const { body } = await slack.submit({ Range: 'soon' })
    expect(body).toEqual({ response_action: 'errors', errors: { range: 'Not a range' } })
    await slack.submit({ Range: 'nov 2021' })
    expect(() => slack.modalOf()).toThrow('UANA has no modal open.')
  })

  it('publishes a home tab when it is opened', async () => {
    const slack = await withBolt(over, app => {
      app.event('app_home_opened', async ({ event, client }) => {
        await client.views.publish({
          user_id: event.user,
          view: { type: 'home', blocks: [section('All is well')] },
        })
      })
    })
    await slack.openHome({ by: 'UBEN' })
    await slack.until(() => slack.homeOf('UBEN'))
    expect(slack.homeOf('UBEN')?.words).toBe('All is well')
    expect(slack.homeOf('UANA')).toBeUndefined()
  })
})

describe('over HTTP', () => {
  it('a request that is forged or stale is refused', async () => {
    const heard: string[] = []
    const slack = await withBolt('http', app => {
      app.command('/backcourt', async ({ ack, command }) => {
        heard.push(command.text)
        await ack()
      })
    })
    const forged = await slack.command('forged', { forged: true })
    const stale = await slack.command('stale', { stale: true })
    expect([forged, stale].map(({ acked, attempts }) => [acked, attempts[0]?.status])).toEqual([
      [false, 401],
      [false, 401],
    ])
    expect(heard).toEqual([])
  })
})

describe('over Socket Mode', () => {
  it.each(['refresh', 'drop'] as const)('the app connects again after a %s', async way => {
    const slack = await withBolt('socket', app => {
      app.command('/backcourt', async ({ ack }) => ack('Here'))
    })
    slack.socket[way]()
    await slack.until(
      () => slack.callsOf('apps.connections.open').length === 2 && slack.socket.connected() === 1,
    )
    expect((await slack.command('daily')).acked).toBe(true)
  })

  it('copies reach one process each, when there are several', async () => {
    const heard: string[] = []
    const listen = (name: string) => (app: App) =>
      app.message(async ({ body }) => void heard.push(`${name} ${body.event_id}`))
    const slack = await withBolt('socket', listen('one'))
    closing.push((await startBolt(slack, 'socket', listen('two'))).stop)
    await slack.until(() => slack.socket.connected() === 2)
    await slack.say('status', { times: 2 })
    await slack.until(() => heard.length === 2)
    expect(new Set(heard.map(line => line.split(' ')[0]))).toEqual(new Set(['one', 'two']))
    expect(new Set(heard.map(line => line.split(' ')[1])).size).toBe(1)
  })
})
