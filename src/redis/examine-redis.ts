import type { RedisLink } from './redis-link.ts'

export type RedisState = {
  readonly version: string
  /** Whether writes survive a restart of the server. */
  readonly appendOnly: boolean
  /** What the server does when its memory is full; anything but `noeviction` loses jobs and events. Unknown where the server does not tell. */
  readonly maxmemoryPolicy: string
  readonly usedMemory: string
}

/** What a check of the installation wants to know. */
export async function examineRedis(link: RedisLink): Promise<RedisState> {
  const info = await link.call(client => client.info())
  const field = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? 'unknown'
  return {
    version: field('redis_version'),
    appendOnly: field('aof_enabled') === '1',
    maxmemoryPolicy: field('maxmemory_policy'),
    usedMemory: field('used_memory_human'),
  }
}
