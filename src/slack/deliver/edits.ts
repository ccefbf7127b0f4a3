import type { WebClient } from '@slack/web-api'
import type { Logger } from 'pino'
import type { Pace } from '../app/pace.ts'
import type { SlackMeter } from '../app/slack-meter.ts'
import type { SlackMessage } from '../render/slack-message.ts'
import { channelIsShut, isBadMessage, messageIsGone, retryAfter, slackCode } from './slack-error.ts'

const MINUTE_MS = 60_000
const LONGEST_WAIT_MS = 30_000
/** Edits in a minute that only ended things may use. */
const RESERVED = 4

export type MessagePlace = { readonly channel: string; readonly ts: string }

/** What became of an edit: newer states take the place of older ones that were not sent yet. */
export type Edited = 'edited' | 'overtaken' | 'message gone' | { readonly shut: string }

/**
 * All edits of messages. Each message is edited at most once in a while, all of them stay below Slack's rate, and what is
 * sent is always the newest state. What Slack did not take is sent again until it is taken.
 */
export type Edits = {
  /** The message is made when it is sent. With `last`, it goes before others and is what stays. */
  readonly put: (place: MessagePlace, message: () => SlackMessage, last?: 'last') => Promise<Edited>
  /** Resolves when everything is sent, or cannot be sent before the time is over. */
  readonly settled: (withinMs: number) => Promise<void>
}

type Waiting = {
  readonly place: MessagePlace
  message: () => SlackMessage
  last: boolean
  told: (edited: Edited) => void
  since: number
  textOnly: boolean
}

export function openEdits(parts: {
  /** Tells at once when it is rate limited. */
  readonly client: WebClient
  readonly pace: Pace
  readonly log: Logger
  readonly meter: SlackMeter
}): Edits {
  const { client, pace, log, meter } = parts
  const waiting = new Map<string, Waiting>()
  const under = new Set<string>()
  /** When each message may be edited again, and how long it had to wait because Slack did not answer. */
  const notBefore = new Map<string, number>()
  const waits = new Map<string, number>()
  let sent: number[] = []
  let heldUntil = 0
  let timer: NodeJS.Timeout | undefined
  const clock = () => performance.now()

  /** When there is room for one more edit within the rate. */
  const roomAt = (last: boolean): number => {
    sent = sent.filter(at => clock() - at < MINUTE_MS)
    const most = pace.editsAMinute + (last ? RESERVED : 0)
    return sent.length < most ? 0 : (sent[sent.length - most] ?? 0) + MINUTE_MS
  }
  const dueAt = (key: string, { last }: Waiting): number =>
    Math.max(heldUntil, notBefore.get(key) ?? 0, roomAt(last))

  const pump = (): void => {
    clearTimeout(timer)
    timer = undefined
    const ready = [...waiting]
      .filter(([key]) => !under.has(key))
      .map(([key, each]) => ({ key, each, due: dueAt(key, each) }))
      .sort((a, b) => Number(b.each.last) - Number(a.each.last) || a.each.since - b.each.since)
    const now = clock()
    const next = ready.find(({ due }) => due <= now)
    if (next) {
      void send(next.key, next.each)
      pump()
    } else if (ready.length > 0) {
      timer = setTimeout(pump, Math.max(1, Math.min(...ready.map(({ due }) => due)) - now))
    }
  }
  const send = async (key: string, each: Waiting): Promise<void> => {
    waiting.delete(key)
    under.add(key)
    sent.push(clock())
    notBefore.set(key, clock() + pace.editMs)
    const { text, blocks } = each.message()
    try {
      const { channel, ts } = each.place
      await client.chat.update({ channel, ts, text, blocks: each.textOnly ? [] : [...blocks] })
      meter.slackEdit()
      waits.delete(key)
      each.told('edited')
      if (each.last) notBefore.delete(key)
    } catch (error) {
      failed(key, each, error)
    } finally {
      under.delete(key)
      pump()
    }
  }
  const failed = (key: string, each: Waiting, error: unknown): void => {
    const shut = channelIsShut(error)
    if (shut !== undefined || messageIsGone(error)) {
      each.told(shut === undefined ? 'message gone' : { shut })
      return
    }
    if (isBadMessage(error) && !each.textOnly) {
      // A bug of ours; the words alone still tell what there is to tell.
      log.error({ err: error, place: each.place }, 'Slack did not take the blocks of an edit')
      each.textOnly = true
    }
    const seconds = retryAfter(error)
    if (seconds !== undefined) heldUntil = clock() + seconds * 1000
    else {
      const wait = Math.min(LONGEST_WAIT_MS, waits.get(key) ?? pace.againMs)
      waits.set(key, wait * 2)
      notBefore.set(key, clock() + wait)
      log.warn({ err: error, code: slackCode(error), place: each.place }, 'an edit is sent again')
    }
    // What came meanwhile is newer.
    const newer = waiting.get(key)
    if (newer) each.told('overtaken')
    else waiting.set(key, each)
  }
  return {
    put: (place, message, last) =>
      new Promise(told => {
        const key = `${place.channel} ${place.ts}`
        const older = waiting.get(key)
        older?.told('overtaken')
        waiting.set(key, {
          place,
          message,
          last: last === 'last',
          told,
          since: older?.since ?? clock(),
          textOnly: false,
        })
        pump()
      }),
    settled: async withinMs => {
      const end = clock() + withinMs
      while ((waiting.size > 0 || under.size > 0) && clock() < end) {
        await new Promise(resolve => setTimeout(resolve, 20))
      }
      clearTimeout(timer)
    },
  }
}
