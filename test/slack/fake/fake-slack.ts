import { setTimeout as sleep } from 'node:timers/promises'
import { createDelivery, type Failure } from './deliver.ts'
import type { Fault } from './faults.ts'
import { findMessage } from './find-message.ts'
import { httpTransport } from './http-transport.ts'
import { createPressing } from './pressing.ts'
import { readScreen, readView, type Seen } from './screen.ts'
import { startSocketMode } from './socket-mode.ts'
import { createTalking } from './talking.ts'
import { startWebApi } from './web-api.ts'
import { createWorld, type WorldOptions } from './world.ts'

export type FakeSlackOptions = WorldOptions & {
  /** enforce Slack's rates from the start */
  readonly rateLimits?: boolean
  /** waits before an event is tried again, in milliseconds; Slack's own are 0, a minute and five minutes */
  readonly redeliverAfter?: readonly number[]
}

/**
 * A Slack of one workspace on a free port of this machine, with Slack's limits. The real app runs against it: over Socket
 * Mode as soon as it connects, over signed HTTP once `deliverTo` says where it listens. People's deeds resolve when the
 * app has acknowledged them, or failed to.
 */
export const fakeSlack = async (options: FakeSlackOptions = {}) => {
  const world = createWorld(options)
  const tokens = { token: 'xoxb-fake', appToken: 'xapp-fake' }
  const signingSecret = 'signed-by-the-fake'
  const api = await startWebApi(world, tokens)
  api.limited.on = options.rateLimits ?? false
  const socket = startSocketMode(api.server)
  const failures: Failure[] = []
  let urls: readonly string[] = []
  const overHttp = httpTransport(() => urls, signingSecret)
  const deliver = createDelivery(
    () => (urls.length > 0 ? overHttp : socket.transport),
    options.redeliverAfter ?? [0, 20, 40],
    failures,
  )

  const until = async <T>(look: () => T | undefined | false, ms = 20_000): Promise<T> => {
    for (const end = performance.now() + ms; performance.now() < end; await sleep(5)) {
      const found = look()
      if (found) return found
    }
    throw new Error(`It did not happen within ${ms} ms: ${String(look)}`)
  }

  return {
    /** for `clientOptions.slackApiUrl` */
    url: `${api.origin}/api/`,
    ...tokens,
    signingSecret,
    world,
    /** From now on people's deeds arrive over HTTP at these addresses; copies go round. None: over Socket Mode again. */
    deliverTo: (...addresses: readonly string[]) => {
      urls = addresses
    },
    /** every call that the app made, in order */
    calls: api.calls,
    callsOf: (method: string) => api.calls.filter(call => call.method === method),
    /** what the app did not take in time */
    failures,
    /** Scripts something that goes wrong with the next calls of a method. */
    fault: (fault: Fault) => api.faults.add(fault),
    limitRates: (on: boolean) => {
      api.limited.on = on
    },
    socket: { connected: socket.connected, refresh: socket.refresh, drop: socket.drop },
    ...createTalking(world, api.origin, deliver),
    ...createPressing(world, api.origin, deliver),
    /** The channel's messages, or one thread's, as they stand now. */
    screenOf: (channel: string, thread?: string): Seen[] => readScreen(world, channel, thread),
    /** A person's home tab, in words too; undefined when the app has published none. */
    homeOf: (user: string) => {
      const home = world.homes.get(user)
      return home ? { ...home, words: readView(home) } : undefined
    },
    /** A view in words: `readView(modalOf())` is the modal on top. */
    readView,
    /** Somebody deletes a message. */
    deleteMessage: ({ channel, ts }: Pick<Seen, 'channel' | 'ts'>) => {
      const message = findMessage(world, channel, ts)
      if (!message) throw new Error(`There is no message ${ts} in ${channel}.`)
      message.deleted = true
    },
    archive: (channel: string) => {
      world.channels.get(channel)!.archived = true
    },
    removeBot: (channel: string) => {
      world.channels.get(channel)!.bot = false
    },
    /** Waits for something that the app does after its acknowledgement. */
    until,
    close: async () => {
      socket.close()
      await api.close()
    },
  }
}

export type FakeSlack = Awaited<ReturnType<typeof fakeSlack>>
