import { createHash } from 'node:crypto'
import type { RedisLink } from './redis-link.ts'

/** A script that the server runs as one: sent once, then called by its hash. */
export function luaScript<T>(lua: string) {
  const sha = createHash('sha1').update(lua).digest('hex')
  return (link: RedisLink, keys: readonly string[], values: readonly (string | number)[]): Promise<T> =>
    link.call(async client => {
      try {
        return (await client.evalsha(sha, keys.length, ...keys, ...values)) as T
      } catch (error) {
        // A server that was restarted has forgotten it.
        if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error
        return (await client.eval(lua, keys.length, ...keys, ...values)) as T
      }
    })
}
