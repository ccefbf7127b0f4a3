import type { AddressInfo } from 'node:net'
import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt'
import type { FakeSlack } from './fake-slack.ts'
import { quiet } from './quiet.ts'

/** The real Bolt app against the fake, with the listeners of a test. Over HTTP the fake delivers to its `requestUrl`. */
export const startBolt = async (
  slack: FakeSlack,
  over: 'http' | 'socket',
  listen: (app: App) => void,
): Promise<{ readonly requestUrl: string | undefined; readonly stop: () => Promise<void> }> => {
  const receiver =
    over === 'http'
      ? new HTTPReceiver({ signingSecret: slack.signingSecret, logger: quiet })
      : new SocketModeReceiver({
          appToken: slack.appToken,
          logger: quiet,
          // The client waits so long before it connects again; a pause longer than that costs it the connection.
          clientPingTimeout: 1000,
          installerOptions: { clientOptions: { slackApiUrl: slack.url } },
        })
  const app = new App({
    token: slack.token,
    receiver,
    logger: quiet,
    clientOptions: { slackApiUrl: slack.url, retryConfig: { retries: 2, minTimeout: 5, maxTimeout: 10 } },
  })
  app.error(async () => {})
  listen(app)
  const started = await app.start(0)
  const stop = async (): Promise<void> => {
    await app.stop()
  }
  if (over === 'socket') {
    await slack.until(() => slack.socket.connected() > 0)
    return { requestUrl: undefined, stop }
  }
  const { port } = (started as { address(): AddressInfo }).address()
  const requestUrl = `http://127.0.0.1:${port}/slack/events`
  slack.deliverTo(requestUrl)
  return { requestUrl, stop }
}
