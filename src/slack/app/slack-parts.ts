import type { WebClient } from '@slack/web-api'
import type { Logger } from 'pino'
import type { AssistantLink } from '../../assistant/assistant-link.ts'
import type { Refusal } from '../../assistant/refusal.ts'
import type { AnyCommand } from '../../assistant/request/handler.ts'
import type { Asker } from '../../assistant/rights/asker.ts'
import type { Rights } from '../../assistant/rights/rights.ts'
import type { KeyedStore } from '../../redis/keyed-store.ts'
import type { OpenQuestion } from '../choices/open-question.ts'
import type { Edits } from '../deliver/edits.ts'
import type { Background } from './background.ts'
import type { Pace } from './pace.ts'
import type { SlackMeter } from './slack-meter.ts'

/** All that a listener may use. */
export type SlackParts = {
  readonly assistant: AssistantLink
  /** What has to survive a restart and what several processes share. */
  readonly store: KeyedStore
  readonly definitions: readonly AnyCommand[]
  /** Read anew each time, so that a right that is taken away is gone at once. */
  readonly rights: () => Rights | Refusal
  readonly client: WebClient
  /** Tells at once what went wrong, and sends nothing again by itself. */
  readonly poster: WebClient
  /** The only way to edit a message. */
  readonly edits: Edits
  /** Who a person of Slack is; a refusal when Slack does not say which groups he is in. */
  readonly askerOf: (user: string, channel: string) => Promise<Asker | Refusal>
  readonly background: Background
  /** Starts to keep a message of a run up to date, unless that is done already. */
  readonly keepMessage: (place: RunPlace) => Promise<void>
  /** Questions under way by thread, so that Slack's stop button stops them. */
  readonly asking: Map<string, AbortController>
  /** Conversations of questions that this process holds, by token. */
  readonly questions: Map<string, OpenQuestion>
  /** Slack's id of the bot, as it is mentioned. */
  readonly botUser: () => string
  readonly now: () => Date
  readonly newId: () => string
  readonly log: Logger
  readonly meter: SlackMeter
  readonly pace: Pace
}

/** Where the message of a run stands. */
export type RunPlace = {
  readonly runId: string
  readonly channel: string
  readonly ts: string
  /** The thread in which it stands, or which it begins. */
  readonly thread: string
  /** Slack's id of whoever asked for it. */
  readonly user: string
  /** It was posted anew once, because somebody deleted the first one. */
  readonly anew?: true
}
