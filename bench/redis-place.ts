import { randomUUID } from 'node:crypto'
import { openRedis } from '../src/redis/open-redis.ts'
import type { RedisLink } from '../src/redis/redis-link.ts'

export type RedisPlace = { readonly url: string; readonly prefix: string; readonly link: RedisLink }

/** Does something in a Redis, under keys of its own that are removed afterwards. */
export async function withRedis<T>(url: string, work: (place: RedisPlace) => Promise<T>): Promise<T> {
  const prefix = `bench-${randomUUID().slice(0, 8)}`
  const link = await openRedis({ url, prefix, name: prefix, log: error => console.error(error) })
  try {
    return await work({ url, prefix, link })
  } finally {
    await link.call(async client => {
      for await (const keys of client.scanStream({ match: `${prefix}:*`, count: 1000 })) {
        if (keys.length > 0) await client.unlink(...(keys as string[]))
      }
    })
    await link.close()
  }
}
