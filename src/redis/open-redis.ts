import { Redis } from 'ioredis'
import { AskError } from '../warehouse/errors.ts'
import { type ConnectionOptions, ordinaryConnection, workerConnection } from './connection-options.ts'
import { explainRedisError } from './explain-redis-error.ts'
import { redactUrl } from './redact-url.ts'
import type { RedisLink } from './redis-link.ts'
import { subscriptions } from './subscriptions.ts'

export type RedisSettings = {
  /** `redis://` or `rediss://`, with user, password and database number. */
  readonly url: string
  readonly prefix?: string
  /** Names our connections in `CLIENT LIST`. */
  readonly name: string
  /** Told of connections that break; they are opened again by themselves. */
  readonly log: (error: Error) => void
}

/** BullMQ's scripts and GETDEL. */
const OLDEST = [6, 2] as const

/** Opens a Redis, which must answer now; later it may come and go. An AskError says why it cannot be used. */
export async function openRedis({ url, prefix = 'backcourt', name, log }: RedisSettings): Promise<RedisLink> {
  const place = redactUrl(url)
  if (!/^rediss?:\/\/./.test(url) || !URL.canParse(url)) {
    throw new AskError(
      `${place} is no address of a Redis`,
      'set REDIS_URL to something like redis://127.0.0.1:6379',
    )
  }
  const open = (options: ConnectionOptions): Redis => {
    const connection = new Redis(url, options)
    connection.on('error', log)
    return connection
  }
  const client = new Redis(url, ordinaryConnection(name))
  await firstAnswer(client, place)
  client.on('error', log)
  const channels = subscriptions(() =>
    open({ ...ordinaryConnection(`${name} listening`), lazyConnect: false }),
  )
  return {
    place,
    prefix,
    key: (...parts) => [prefix, ...parts].join(':'),
    call: async work => {
      try {
        return await work(client)
      } catch (error) {
        throw explainRedisError(error, place)
      }
    },
    subscribe: channels.subscribe,
    connect: role =>
      open(role === 'worker' ? workerConnection(`${name} working`) : ordinaryConnection(`${name} sending`)),
    close: async () => {
      channels.close()
      client.disconnect()
    },
  }
}

async function firstAnswer(client: Redis, place: string): Promise<void> {
  let cause: unknown
  const note = (error: unknown) => {
    cause = error
  }
  client.on('error', note)
  try {
    await client.connect()
    const version = /redis_version:([\d.]+)/.exec(await client.info('server'))?.[1] ?? 'unknown'
    const [major = 0, minor = 0] = version.split('.').map(Number)
    if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
      throw new AskError(`Redis at ${place} is version ${version}`, `use Redis ${OLDEST.join('.')} or newer`)
    }
  } catch (error) {
    client.disconnect()
    if (error instanceof AskError) throw error
    const explained = explainRedisError(cause ?? error, place)
    if (explained instanceof AskError) throw explained
    const why = explained.cause instanceof Error ? explained.cause.message : explained.message
    throw new AskError(
      `Redis at ${place} cannot be reached: ${why}`,
      'start it (redis-server), or set REDIS_URL to one that runs; without REDIS_URL everything stays in this process',
      { cause: error },
    )
  } finally {
    client.off('error', note)
  }
}
