import { randomUUID } from 'node:crypto'
import { openRedis } from '../src/redis/open-redis.ts'
import type { RedisLink } from '../src/redis/redis-link.ts'

export type RedisForTests = {
  readonly url: string
  readonly prefix: string
  /** Opens a link to it, as a process of its own would. All are closed in the end. */
  open(more?: { readonly url?: string }): Promise<RedisLink>
  /** What connections complained about. */
  readonly complaints: readonly Error[]
  /** Closes the links and removes the keys with this prefix. */
  close(): Promise<void>
}

/** The Redis that the global set-up found, with a key prefix that nobody else has. */
export function redisForTests(url = process.env.BACKCOURT_TEST_REDIS_URL): RedisForTests {
  if (url === undefined) throw new Error('the global set-up has not found a Redis')
  const prefix = `test-${randomUUID().slice(0, 8)}`
  const links: RedisLink[] = []
  const complaints: Error[] = []
  const open = async (more: { readonly url?: string } = {}) => {
    const link = await openRedis({ url, prefix, name: prefix, log: error => complaints.push(error), ...more })
    links.push(link)
    return link
  }
  return {
    url,
    prefix,
    open,
    complaints,
    close: async () => {
      for (const link of links) await link.close()
      const last = await openRedis({ url, prefix, name: prefix, log: () => undefined })
      await last.call(async client => {
        for await (const keys of client.scanStream({ match: `${prefix}:*`, count: 1000 })) {
          if (keys.length > 0) await client.unlink(...(keys as string[]))
        }
      })
      await last.close()
    },
  }
}
