import { heartbeatKey, type WorkerState } from './heartbeat.ts'
import type { RedisLink } from './redis-link.ts'

/** The workers that live, by name. */
export async function listWorkers(link: RedisLink): Promise<readonly WorkerState[]> {
  const states = await link.call(async client => {
    const keys = new Set<string>()
    for await (const batch of client.scanStream({ match: heartbeatKey(link, '*'), count: 500 })) {
      for (const key of batch as string[]) keys.add(key)
    }
    return keys.size === 0 ? [] : client.mget([...keys])
  })
  return states
    .flatMap(state => (state === null ? [] : [JSON.parse(state) as WorkerState]))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
