import { randomUUID } from 'node:crypto'
import type { KeyedStore } from './keyed-store.ts'
import { luaScript } from './lua-script.ts'
import type { RedisLink } from './redis-link.ts'

/** A claim whose reply was lost is repeated by the client; it is still the same claim, known by its token. */
const CLAIM = luaScript<number>(`
if redis.call('SET', KEYS[1], ARGV[1] .. ARGV[2], 'NX', 'PX', ARGV[3]) then return 1 end
return string.sub(redis.call('GET', KEYS[1]), 1, #ARGV[1]) == ARGV[1] and 1 or 0`)

/** The same for taking: what was taken under a token is handed out again to whoever repeats it. */
const TAKE = luaScript<string | null>(`
local taken = redis.call('GET', KEYS[2])
if taken then return taken end
local value = redis.call('GETDEL', KEYS[1])
if value then redis.call('SET', KEYS[2], value, 'EX', 60) end
return value`)

/** Every value is kept behind the token of who wrote it. */
const TOKEN_LENGTH = 36

/** Small facts in Redis, for as many processes as there are. */
export function redisKeyedStore(link: RedisLink): KeyedStore {
  const keyOf = (key: string) => link.key('kept', key)
  const contentOf = (kept: string | null | undefined) => kept?.slice(TOKEN_LENGTH)
  return {
    get: async key => contentOf(await link.call(client => client.get(keyOf(key)))),
    claim: async (key, value, seconds) =>
      (await CLAIM(link, [keyOf(key)], [randomUUID(), value, Math.ceil(seconds * 1000)])) === 1,
    set: async (key, value, seconds) => {
      const kept = randomUUID() + value
      await link.call(client =>
        seconds === undefined
          ? client.set(keyOf(key), kept)
          : client.set(keyOf(key), kept, 'PX', Math.ceil(seconds * 1000)),
      )
    },
    take: async key => contentOf(await TAKE(link, [keyOf(key), link.key('taken', randomUUID())], [])),
    remove: async key => {
      await link.call(client => client.del(keyOf(key)))
    },
    list: async prefix => {
      const keys = await link.call(async client => {
        const found = new Set<string>()
        const match = `${keyOf(prefix).replace(/[\\*?[\]^]/g, '\\$&')}*`
        for await (const batch of client.scanStream({ match, count: 500 })) {
          for (const key of batch as string[]) found.add(key)
        }
        return [...found].sort()
      })
      if (keys.length === 0) return []
      const values = await link.call(client => client.mget(keys))
      const start = keyOf('').length
      return keys.flatMap((key, at) => {
        const value = contentOf(values[at])
        return value === undefined ? [] : [{ key: key.slice(start), value }]
      })
    },
  }
}
