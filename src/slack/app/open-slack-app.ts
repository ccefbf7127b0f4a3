import { setTimeout as sleep } from 'node:timers/promises'
import { App, type Logger as SlackLogger } from '@slack/bolt'
import { WebClient } from '@slack/web-api'
import { watchAlerts } from '../alerts/watch-alerts.ts'
import { openEdits } from '../deliver/edits.ts'
import { emptyOutbox } from '../deliver/empty-outbox.ts'
import { keepHomes } from '../home/keep-homes.ts'
import { register } from '../listeners/register.ts'
import { expirePlans } from '../plans/expire-plans.ts'
import { openMessageKeeper } from '../runs/keep-messages.ts'
import { showUnshown } from '../runs/unshown.ts'
import { whoIs } from './ask-who.ts'
import { openBackground } from './background.ts'
import { countCalls } from './count-calls.ts'
import type { Team } from './is-outside.ts'
import { lookAgain } from './look-again.ts'
import { openReceiver } from './open-receiver.ts'
import { type Pace, usualPace } from './pace.ts'
import type { SlackConfig } from './slack-config.ts'
import type { SlackParts } from './slack-parts.ts'

/** Sends of a call that Slack did not answer. */
const RETRIES = 4
/** What was begun is ended within this when we stop. */
const STOP_MS = 10_000

export type SlackAppOptions = Pick<
  SlackParts,
  'assistant' | 'store' | 'definitions' | 'rights' | 'now' | 'newId' | 'log' | 'meter'
> & {
  readonly config: SlackConfig
  /** For Bolt and its clients. */
  readonly slackLog: SlackLogger
  /** Workers that are alive; absent where units run in the assistant's process. */
  readonly workers?: () => Promise<number>
  /** Other than usual in tests. */
  readonly pace?: Partial<Pace>
}

export type SlackApp = {
  /** Connects, and takes over the messages of runs that nobody keeps. Rejects when Slack does not know our tokens. */
  readonly start: () => Promise<{ readonly port: number | undefined }>
  /** Takes no more; what was begun is ended, and runs go on without us. */
  readonly stop: () => Promise<void>
  /** Whether Slack can reach us now. */
  readonly isConnected: () => boolean
}

/** The assistant in Slack. It handles nothing itself: people's words go to the assistant as they do in a terminal. */
export function openSlackApp(options: SlackAppOptions): SlackApp {
  const { config, slackLog, workers, ...given } = options
  const pace = { ...usualPace, ...options.pace }
  const { log, meter, now, assistant } = given
  const clientOptions = {
    logger: slackLog,
    fetch: countCalls(meter),
    retryConfig: { retries: RETRIES, minTimeout: pace.againMs / 4, maxTimeout: pace.againMs * 4 },
    ...(config.slackApiUrl === undefined ? {} : { slackApiUrl: config.slackApiUrl }),
  }
  const client = new WebClient(config.botToken, clientOptions)
  const poster = new WebClient(config.botToken, {
    ...clientOptions,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
  })
  const background = openBackground(log)
  let botUser = ''
  let team: Team = {}
  const keeper = openMessageKeeper(() => parts)
  const parts: SlackParts = {
    ...given,
    client,
    poster,
    edits: openEdits({ client: poster, pace, log, meter }),
    askerOf: whoIs({ client, clock: now, log, rights: options.rights, team: () => team }),
    background,
    keepMessage: keeper.keep,
    asking: new Map(),
    questions: new Map(),
    botUser: () => botUser,
    pace,
  }
  const homes = keepHomes(parts, workers)
  const alerts = config.alertsChannel === undefined ? undefined : watchAlerts(parts, config.alertsChannel)
  const receiver = openReceiver(config, slackLog)
  const looking = lookAgain(pace.lookMs, log, [
    () => keeper.look(),
    () => showUnshown(parts),
    () => emptyOutbox(parts),
    () => expirePlans(parts),
    async () => alerts?.look(),
  ])
  let app: App | undefined
  let stopListening: () => void = () => undefined

  return {
    start: async () => {
      const who = await client.auth.test()
      botUser = who.user_id ?? ''
      team = {
        ...(who.team_id ? { team: who.team_id } : {}),
        ...(who.enterprise_id ? { organisation: who.enterprise_id } : {}),
      }
      const us = { botToken: config.botToken, botId: who.bot_id ?? '', botUserId: botUser }
      app = new App({
        authorize: async () => us,
        receiver: receiver.receiver,
        logger: slackLog,
        clientOptions,
        convoStore: false,
      })
      app.error(async error => log.error({ err: error }, 'Bolt could not handle something'))
      register(app, parts, homes.open)
      stopListening = assistant.onChange(() => {
        homes.changed()
        alerts?.changed()
      })
      const bolt = app
      const port = await receiver.start(at => bolt.start(at))
      await looking.start()
      return { port }
    },
    stop: async () => {
      stopListening()
      looking.stop()
      homes.stop()
      const bolt = app
      if (bolt) await receiver.stop(() => bolt.stop())
      for (const { interrupt } of parts.questions.values()) interrupt()
      const begun = Promise.all([
        background.settled(),
        keeper.stop(),
        alerts?.stop(),
        looking.stopped(),
        parts.edits.settled(STOP_MS),
      ])
      // What Slack does not take now is taken up by whoever starts next.
      await Promise.race([begun, sleep(STOP_MS, undefined, { ref: false })])
    },
    isConnected: receiver.isConnected,
  }
}
