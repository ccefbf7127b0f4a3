import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { HTTPReceiver, type Receiver, type Logger as SlackLogger, SocketModeReceiver } from '@slack/bolt'
import { AskError } from '../../warehouse/errors.ts'
import type { SlackConfig } from './slack-config.ts'

/** A socket that Slack does not close by then is left. */
const CLOSE_MS = 2000

/** How Slack reaches us. */
export type OpenReceiver = {
  readonly receiver: Receiver
  /** Over HTTP: the port that is listened at. */
  readonly start: (start: (port: number) => Promise<unknown>) => Promise<number | undefined>
  /** Resolves when nothing comes any more. */
  readonly stop: (stop: () => Promise<unknown>) => Promise<void>
  readonly isConnected: () => boolean
}

/** Socket Mode when there is an app token, else HTTP with signatures checked. */
export function openReceiver(config: SlackConfig, logger: SlackLogger): OpenReceiver {
  const { appToken, signingSecret, port = 3000, slackApiUrl } = config
  if (appToken !== undefined) return openSocket(appToken, slackApiUrl, logger)
  if (signingSecret === undefined) {
    throw new AskError(
      'Slack has neither given an app token nor a signing secret',
      'set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP',
    )
  }
  const receiver = new HTTPReceiver({ signingSecret, logger })
  let isListening = false
  return {
    receiver,
    start: async start => {
      const server = (await start(port)) as { address(): AddressInfo }
      isListening = true
      return server.address().port
    },
    stop: async stop => {
      isListening = false
      await stop()
    },
    isConnected: () => isListening,
  }
}

function openSocket(appToken: string, slackApiUrl: string | undefined, logger: SlackLogger): OpenReceiver {
  const clientOptions = slackApiUrl === undefined ? {} : { slackApiUrl }
  const receiver = new SocketModeReceiver({ appToken, logger, installerOptions: { clientOptions } })
  let isConnected = false
  receiver.client.on('connected', () => {
    isConnected = true
  })
  for (const event of ['disconnected', 'reconnecting', 'close']) {
    receiver.client.on(event, () => {
      isConnected = false
    })
  }
  return {
    receiver,
    start: async start => {
      await start(0)
      return undefined
    },
    stop: async stop => {
      const closed = new Promise(resolve => receiver.client.once('disconnected', resolve))
      const wasConnected = isConnected
      await stop()
      if (wasConnected) await Promise.race([closed, sleep(CLOSE_MS, undefined, { ref: false })])
    },
    isConnected: () => isConnected,
  }
}
