import type { RedisLink } from '../../../redis/redis-link.ts'
import type { Warehouse } from '../../../warehouse/warehouse.ts'
import type { LedgerRun } from '../ledger.ts'
import { ledgerKeys } from './ledger-keys.ts'
import { ARCHIVED, STAY_SECONDS } from './scripts.ts'
import { storeEvents } from './store-events.ts'
import { streamEvents } from './stream-events.ts'
import { withLock } from './with-lock.ts'

/**
 * Writes into the warehouse what it does not have of a run's events, if any of them is due. The warehouse always has the
 * first so many events, so it can be done again, and by anyone. While another process does it, it waits for `patience`
 * milliseconds at most.
 */
export async function archiveRun(
  link: RedisLink,
  warehouse: Warehouse,
  runId: string,
  patience = 60_000,
): Promise<void> {
  const until = performance.now() + patience
  const keys = ledgerKeys(link)
  const isDue = async () =>
    performance.now() < until && (await link.call(client => client.hexists(keys.due, runId))) === 1
  await withLock(link, keys.archiving(runId), isDue, async () => {
    const [epoch, from, run] = await link.call(async client =>
      Promise.all([client.get(keys.epoch), client.hget(keys.archived, runId), client.get(keys.run(runId))]),
    )
    if (epoch === null || run === null) return
    const first = Number(from ?? 0)
    const entries = await link.call(client => client.xrange(keys.events(runId), `${first + 1}-0`, '+'))
    await storeEvents(warehouse, JSON.parse(run) as LedgerRun, streamEvents(entries), first)
    await ARCHIVED(
      link,
      [keys.epoch, keys.due, keys.archived, keys.underWay, keys.run(runId), keys.events(runId)],
      [runId, first + entries.length, epoch, STAY_SECONDS],
    )
  })
}
