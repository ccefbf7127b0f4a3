import type { Deliver, Delivered, Delivery } from './deliver.ts'
import { directChannel } from './direct-channel.ts'
import type { Doing } from './doing.ts'
import { shownView } from './methods/views.ts'
import { makeResponseUrl } from './response-url.ts'
import { showResponse } from './show-response.ts'
import { makeTrigger } from './trigger.ts'
import { BOT, type Channel, type World } from './world.ts'
import { wrapEvent } from './wrap-event.ts'

export type Said = Delivered & {
  /** of the person's own message */ readonly ts: string
  readonly channel: string
}
export type Commanded = Delivered & { readonly triggerId: string; readonly responseUrl: string }
type Speaking = Doing & { /** the ts of a thread's root */ readonly thread?: string }

/** An acknowledgement without words shows nothing. */
const isShown = (body: unknown): body is object =>
  typeof body === 'object' && body !== null && ('text' in body || 'blocks' in body)

/** What people write: messages, mentions, direct messages, commands. */
export const createTalking = (world: World, origin: string, deliver: Deliver) => {
  const someone = (): string => world.users.keys().next().value!
  const somewhere = (): string => world.channels.keys().next().value!

  /** What the person wrote stands there first, whatever becomes of the event. */
  const write = (channel: string, by: string, text: string, thread: string | undefined): string => {
    const ts = world.nextTs()
    world.messages.push({
      channel,
      ts,
      by,
      text,
      blocks: [],
      ...(thread === undefined ? {} : { threadTs: thread }),
      edits: 0,
      deleted: false,
      files: [],
      reactions: new Set(),
    })
    return ts
  }

  const channelType = ({ with: other, isPrivate }: Channel): string =>
    other === undefined ? (isPrivate ? 'group' : 'channel') : 'im'

  const speak = async (text: string, doing: Speaking, mentioned: boolean): Promise<Said> => {
    const { by = someone(), in: id = somewhere(), thread, ...delivery } = doing
    const channel = world.channels.get(id)
    if (!channel || channel.archived) throw new Error(`Nobody can write in ${id}.`)
    const ts = write(id, by, text, thread)
    const event = {
      channel: id,
      user: by,
      text,
      ts,
      event_ts: ts,
      team: BOT.team,
      ...(thread === undefined ? {} : { thread_ts: thread }),
    }
    const message = wrapEvent(world, { ...event, type: 'message', channel_type: channelType(channel) })
    if (!channel.bot) return { acked: false, ms: 0, body: undefined, attempts: [], ts, channel: id }
    if (!mentioned) return { ...(await deliver(message, delivery)), ts, channel: id }
    const [heard] = await Promise.all([
      deliver(wrapEvent(world, { ...event, type: 'app_mention' }), delivery),
      deliver(message, delivery),
    ])
    return { ...heard, ts, channel: id }
  }

  return {
    /** Writes plain words; the app hears them as a `message` event when the bot is in the channel. */
    say: (text: string, doing: Speaking = {}) => speak(text, doing, false),

    /** Writes `@backcourt …`: Slack sends an `app_mention` and, with another event id, the same as a `message`. */
    mention: (text: string, doing: Speaking = {}) => speak(`<@${BOT.user}> ${text}`, doing, true),

    directMessage: (text: string, doing: Speaking = {}) => {
      const by = doing.by ?? someone()
      return speak(text, { ...doing, by, in: directChannel(world, by).id }, false)
    },

    /** Types `/backcourt text`, which is no message and does not work in a thread. */
    command: async (text: string, doing: Doing & { readonly command?: string } = {}): Promise<Commanded> => {
      const { by = someone(), in: channel = somewhere(), command = '/backcourt', ...delivery } = doing
      const triggerId = makeTrigger(world, by)
      const responseUrl = makeResponseUrl(world, origin, { channel, user: by })
      const delivered = await deliver(
        {
          kind: 'slash_commands',
          payload: {
            command,
            text,
            team_id: BOT.team,
            user_id: by,
            user_name: world.users.get(by)?.name ?? by,
            channel_id: channel,
            channel_name: world.channels.get(channel)?.name ?? 'directmessage',
            api_app_id: BOT.app,
            trigger_id: triggerId,
            response_url: responseUrl,
            token: 'old-style-token',
          },
        },
        delivery,
      )
      const problems = isShown(delivered.body)
        ? showResponse(world, { channel, user: by }, delivered.body)
        : []
      if (problems.length > 0) throw new Error(`Slack refuses the acknowledgement: ${problems.join('; ')}`)
      return { ...delivered, triggerId, responseUrl }
    },

    /** Anything else that Slack tells the app. */
    tell: (event: Readonly<Record<string, unknown>>, delivery: Delivery = {}): Promise<Delivered> =>
      deliver(wrapEvent(world, event), delivery),

    /** Opens the app's home tab. */
    openHome: (doing: Doing = {}): Promise<Delivered> => {
      const { by = someone(), in: _, ...delivery } = doing
      const home = world.homes.get(by)
      const event = {
        type: 'app_home_opened',
        user: by,
        channel: directChannel(world, by).id,
        tab: 'home',
        event_ts: world.nextTs(),
        ...(home ? { view: shownView(home) } : {}),
      }
      return deliver(wrapEvent(world, event), delivery)
    },
  }
}
