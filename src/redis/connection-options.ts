import type { RedisOptions } from 'ioredis'

/** Replies keep the shapes that both versions of the protocol share. */
export type ConnectionOptions = Omit<RedisOptions, 'replyMapping'>

/** A connection that owes an answer and is silent so long is dead, whatever the operating system still thinks. */
const SILENT_MS = 4000
/** Leaves time for a new connection after a silent one before the caller is told. */
const COMMAND_MS = 8000
const CONNECT_MS = 5000
const LONGEST_BACK_OFF_MS = 5000

/** Backs off to some seconds, each client by another bit, so that a server that comes back is not met by all at once. */
const retryStrategy = (times: number): number =>
  Math.min(50 * 2 ** Math.min(times, 10), LONGEST_BACK_OFF_MS) * (0.75 + Math.random() / 2)

const lasting = (name: string): ConnectionOptions => ({
  // The server refuses names with blanks, and the client says nothing of it.
  connectionName: name.replace(/[^!-~]+/g, '-'),
  lazyConnect: true,
  connectTimeout: CONNECT_MS,
  keepAlive: 10_000,
  retryStrategy,
  // A server that was demoted to a replica refuses writes until we ask for the new one.
  reconnectOnError: error => error.message.startsWith('READONLY'),
})

/** For commands that answer at once: none hangs for longer than some seconds. */
export const ordinaryConnection = (name: string): ConnectionOptions => ({
  ...lasting(name),
  socketTimeout: SILENT_MS,
  commandTimeout: COMMAND_MS,
  maxRetriesPerRequest: 3,
})

/**
 * For BullMQ's workers, whose commands wait for the server however long that takes. Blocking commands of ours end after
 * `longestBlockSeconds`, and no key prefix is set here: BullMQ has its own.
 */
export const workerConnection = (name: string): ConnectionOptions => ({
  ...lasting(name),
  socketTimeout: SILENT_MS + longestBlockSeconds * 1000,
  maxRetriesPerRequest: null,
})

/** Longest time for which a worker's blocking command may keep its connection silent. */
export const longestBlockSeconds = 2
