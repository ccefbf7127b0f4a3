import type { Redis } from 'ioredis'

/** A half-open connection that only listens would be silent for ever: it is asked for a sign of life so often. */
const PING_MS = 5000

/** The channels that this process hears, on one connection that is opened for the first of them. */
export function subscriptions(open: () => Redis) {
  const listeners = new Map<string, Set<(message: string) => void>>()
  let connection: Redis | undefined
  let pings: NodeJS.Timeout | undefined
  const connected = (): Redis => {
    if (connection) return connection
    const opened = open()
    opened.on('message', (channel: string, message: string) => {
      for (const listener of listeners.get(channel) ?? []) listener(message)
    })
    // A ping that fails has done its work: the client connects anew and subscribes to the same channels.
    pings = setInterval(() => opened.ping().catch(() => undefined), PING_MS).unref()
    connection = opened
    return opened
  }
  return {
    subscribe: (channel: string, listener: (message: string) => void): (() => void) => {
      const own = listeners.get(channel) ?? new Set()
      listeners.set(channel, own)
      own.add(listener)
      // Messages are hints: while the subscription does not stand they are missed, and nobody relies on them.
      if (own.size === 1)
        connected()
          .subscribe(channel)
          .catch(() => undefined)
      return () => {
        own.delete(listener)
      }
    },
    close: () => {
      clearInterval(pings)
      connection?.disconnect()
    },
  }
}
