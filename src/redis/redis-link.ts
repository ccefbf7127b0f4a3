import type { Redis } from 'ioredis'

/** One Redis as everything of ours uses it: one connection for commands, one for messages, and new ones for queues. */
export type RedisLink = {
  /** The address without its password, for messages. */
  readonly place: string
  /** Before every key of ours, so that a server can be shared. */
  readonly prefix: string
  /** A key of ours from its parts. */
  key(...parts: readonly string[]): string
  /** Runs commands. What fails because of the connection becomes a RetryError, and may or may not have happened. */
  call<T>(work: (client: Redis) => Promise<T>): Promise<T>
  /** Hears a channel. Messages that come while the connection is away are lost. Returns how to stop. */
  subscribe(channel: string, listener: (message: string) => void): () => void
  /** A new connection with the settings that BullMQ wants; whoever asks for it closes it. */
  connect(role: 'producer' | 'worker'): Redis
  close(): Promise<void>
}
