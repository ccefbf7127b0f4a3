import { pino } from 'pino'
import { afterEach } from 'vitest'
import { commands } from '../../../commands/index.ts'
import type { AssistantLink } from '../../../src/assistant/assistant-link.ts'
import { isRefusal } from '../../../src/assistant/refusal.ts'
import { parseRights, type Rights } from '../../../src/assistant/rights/rights.ts'
import type { KeyedStore } from '../../../src/redis/keyed-store.ts'
import { openSlackApp, type SlackApp } from '../../../src/slack/app/open-slack-app.ts'
import type { Pace } from '../../../src/slack/app/pace.ts'
import { memoryKeyedStore } from '../../redis/memory-keyed-store.ts'
import { type FakeSlack, type FakeSlackOptions, fakeSlack } from '../fake/fake-slack.ts'
import { quiet } from '../fake/quiet.ts'
import { freezer } from './freezer.ts'
import { type ScriptedAssistant, scriptedAssistant } from './scripted-assistant.ts'

/** A test does not wait for what a person would wait for. */
const quick: Pace = {
  editMs: 40,
  editsAMinute: 1000,
  againMs: 40,
  lookMs: 30,
  leaseSeconds: 0.3,
  patienceMs: 60_000,
  homeMs: 30,
}

export type Opened = {
  readonly slack: FakeSlack
  readonly assistant: ScriptedAssistant
  readonly store: KeyedStore
  readonly logged: string[]
  readonly clock: { now: () => Date }
  /** The first process stands still, as a killed one does, until the test is over. */
  readonly freeze: () => void
  /** One more process of the same team. */
  readonly another: () => Promise<SlackApp>
  readonly app: SlackApp
}

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

export const rightsOf = (file: object): Rights => {
  const rights = parseRights(JSON.stringify(file), 'rights.json')
  if (isRefusal(rights)) throw new Error(rights.message)
  return rights
}

export const usualRights = {
  everyone: 'viewer',
  users: { 'slack:UANA': 'operator', 'slack:UBEN': 'viewer', 'slack:UADA': 'admin', me: 'admin' },
}

/** Ana is an operator, Ben looks on, Ada is an admin. */
export const people: FakeSlackOptions = {
  users: [
    { id: 'UANA', name: 'ana' },
    { id: 'UBEN', name: 'ben' },
    { id: 'UADA', name: 'ada' },
  ],
  channels: [
    { id: 'COPS', name: 'ops' },
    { id: 'CALERT', name: 'alerts' },
    { id: 'COUT', name: 'out', bot: false },
  ],
}

/** The real app against the fake Slack. */
export async function openApp(
  over: 'http' | 'socket' = 'socket',
  options: {
    readonly pace?: Partial<Pace>
    readonly rights?: object
    readonly alerts?: boolean
    readonly slack?: FakeSlackOptions
    readonly link?: AssistantLink
  } = {},
): Promise<Opened> {
  const slack = await fakeSlack({ ...people, ...options.slack })
  closing.push(() => slack.close())
  const clock = { now: () => new Date() }
  const store = memoryKeyedStore(() => new Date())
  const rights = () => rightsOf(options.rights ?? usualRights)
  const assistant = scriptedAssistant(rights)
  const logged: string[] = []
  const log = pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) })
  const urls: string[] = []
  let ids = 0
  const ice = freezer()
  const link = options.link ?? assistant.link
  const start = async (isFirst: boolean): Promise<SlackApp> => {
    const app = openSlackApp({
      assistant: isFirst ? ice.link(link) : link,
      store: isFirst ? ice.store(store) : store,
      definitions: commands,
      rights,
      now: () => clock.now(),
      newId: () => {
        ids += 1
        return `id${ids}`
      },
      log,
      slackLog: quiet,
      meter: { slackCall: () => undefined, slackAck: () => undefined, slackEdit: () => undefined },
      pace: { ...quick, ...options.pace },
      config: {
        botToken: slack.token,
        slackApiUrl: slack.url,
        ...(over === 'socket'
          ? { appToken: slack.appToken }
          : { signingSecret: slack.signingSecret, port: 0 }),
        ...(options.alerts ? { alertsChannel: 'CALERT' } : {}),
      },
    })
    const { port } = await app.start()
    if (port === undefined) await slack.until(() => app.isConnected())
    else {
      urls.push(`http://127.0.0.1:${port}/slack/events`)
      slack.deliverTo(...urls)
    }
    let isStopped = false
    const stop = async (): Promise<void> => {
      if (isStopped) return
      isStopped = true
      ice.thaw()
      await app.stop()
    }
    closing.push(stop)
    return { ...app, stop }
  }
  return {
    slack,
    assistant,
    store,
    logged,
    clock,
    freeze: ice.freeze,
    another: () => start(false),
    app: await start(true),
  }
}
