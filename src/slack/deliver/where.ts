import type { RespondFn } from '@slack/bolt'

/** Where somebody asked, and so where he is answered. */
export type Where = {
  readonly channel: string
  /** Of the thread's first message; absent: in the channel itself. */
  readonly thread?: string
  /** Slack's id of whoever asked. */
  readonly user: string
  /** Between the two of us: everything can be said openly. */
  readonly isDirect: boolean
  /** Answers a command or a press where we may not be in the channel ourselves. */
  readonly respond?: RespondFn
}

/** Channels between one person and the app. */
export const isDirectChannel = (channel: string): boolean => channel.startsWith('D')
