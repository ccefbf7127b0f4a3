import { randomUUID } from 'node:crypto'
import type { AnyBlock, View } from '@slack/types'

export type Channel = {
  readonly id: string
  readonly name: string
  archived: boolean
  readonly isPrivate: boolean
  /** whether the bot is in it */
  bot: boolean
  /** the person at the other end of a direct message */
  readonly with?: string
}

export type User = {
  readonly id: string
  readonly name: string
  readonly realName: string
  readonly tz: string
  /** another workspace than the one of the app, with which a channel is shared */
  readonly team?: string
  readonly isGuest?: boolean
}
export type Group = { readonly id: string; readonly handle: string; users: readonly string[] }

export type Message = {
  readonly channel: string
  readonly ts: string
  /** a user id; the bot's own for what the app posted */
  readonly by: string
  text: string
  blocks: readonly AnyBlock[]
  readonly threadTs?: string
  edits: number
  deleted: boolean
  /** the one person who sees an ephemeral message */
  readonly onlyFor?: string
  readonly files: readonly string[]
  readonly reactions: Set<string>
  metadata?: unknown
}

export type OpenView = {
  readonly id: string
  readonly user: string
  view: View
  hash: string
  /** a modal that was closed or submitted cannot be used any more */
  open: boolean
  readonly under?: string
}

export type StoredFile = {
  readonly id: string
  readonly name: string
  readonly length: number
  bytes: Buffer | undefined
  title: string
  complete: boolean
}

export type Trigger = { readonly id: string; readonly user: string; readonly at: number; used: boolean }

export type ResponseUrl = {
  readonly id: string
  readonly channel: string
  readonly user: string
  /** the message whose button was pressed */
  readonly ts?: string
  readonly at: number
  uses: number
}

export type WorldOptions = {
  readonly channels?: readonly (Pick<Channel, 'id' | 'name'> & Partial<Channel>)[]
  readonly users?: readonly (Pick<User, 'id' | 'name'> & Partial<User>)[]
  readonly groups?: readonly Group[]
  /** the clock by which triggers and response addresses expire, in milliseconds */
  readonly now?: () => number
}

export const BOT = {
  user: 'UBACKCOURT',
  id: 'BBACKCOURT',
  app: 'ABACKCOURT',
  team: 'TLEAGUE',
  name: 'backcourt',
} as const

const timestamps = (now: () => number) => {
  let last = 0
  return () => {
    last = Math.max(last + 1, Math.floor(now() * 1000))
    return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`
  }
}

const keyed = <T extends { readonly id: string }>(those: readonly T[]) =>
  new Map(those.map(one => [one.id, one]))

/** Everything that Slack would know: people, channels, messages, views, files. Nothing of it survives the test. */
export const createWorld = ({ channels, users, groups, now = Date.now }: WorldOptions) => ({
  now,
  nextTs: timestamps(now),
  channels: keyed<Channel>(
    (channels ?? [{ id: 'COPS', name: 'ops' }]).map(channel => ({
      archived: false,
      isPrivate: false,
      bot: true,
      ...channel,
    })),
  ),
  users: keyed<User>(
    (
      users ?? [
        { id: 'UANA', name: 'ana' },
        { id: 'UBEN', name: 'ben' },
      ]
    ).map(user => ({
      realName: user.name,
      tz: 'America/New_York',
      ...user,
    })),
  ),
  groups: keyed(groups ?? []),
  messages: [] as Message[],
  views: new Map<string, OpenView>(),
  homes: new Map<string, OpenView>(),
  files: new Map<string, StoredFile>(),
  triggers: new Map<string, Trigger>(),
  responseUrls: new Map<string, ResponseUrl>(),
  nextId: (prefix: string) => `${prefix}${randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`,
})

export type World = ReturnType<typeof createWorld>
