import { randomUUID } from 'node:crypto'
import type { RedisLink } from '../../../redis/redis-link.ts'
import { RetryError } from '../../../warehouse/errors.ts'
import type { Warehouse } from '../../../warehouse/warehouse.ts'
import { warehouseLedger } from '../warehouse-ledger.ts'
import { archiveRun } from './archive-run.ts'
import { bringBack } from './bring-back.ts'
import { ledgerKeys } from './ledger-keys.ts'
import { rebuildEvents } from './rebuild-events.ts'
import { OPEN_EPOCH, SWEEP } from './scripts.ts'
import { storeEvents } from './store-events.ts'
import { withLock } from './with-lock.ts'

/** Finished runs that are listed again; older ones are read from the warehouse when somebody asks. */
const LATEST = 200

/**
 * Makes the ledger in Redis whole: where its memory is new or was lost, it is rebuilt from the warehouse; and what a
 * process left unwritten when it died is written into the warehouse. Cheap when there is nothing to do, so workers call
 * it every few seconds. Of several at once one does it and the others wait.
 */
export async function restore(link: RedisLink, warehouse: Warehouse): Promise<void> {
  const keys = ledgerKeys(link)
  const isEmpty = async () => (await link.call(client => client.exists(keys.epoch))) === 0
  await withLock(link, keys.restoring, isEmpty, async guard => {
    // Another may have done it between our look and our lock.
    if (await isEmpty()) await rebuild(link, warehouse, guard)
  })
  for (const runId of await link.call(client => client.hkeys(keys.due)))
    await archiveRun(link, warehouse, runId)
}

async function rebuild(link: RedisLink, warehouse: Warehouse, guard: string): Promise<void> {
  const keys = ledgerKeys(link)
  const archive = warehouseLedger(warehouse)
  const whileOurs = (done: number) => {
    if (done === 0) throw new RetryError(`somebody else restores the ledger in ${link.place}`)
  }
  whileOurs(
    await SWEEP(
      link,
      [keys.restoring, keys.mark, keys.runs, keys.underWay, keys.due, keys.archived, keys.horizon],
      [guard],
    ),
  )
  const { runIds } = await archive.standing()
  const latest = await archive.runs(LATEST)
  const listed = new Set(latest.map(({ runId }) => runId))
  const older = await Promise.all(runIds.filter(id => !listed.has(id)).map(id => archive.run(id)))
  for (const run of [...latest, ...older.flatMap(found => found ?? [])]) {
    const isUnderWay = runIds.includes(run.runId)
    const events = isUnderWay
      ? await rebuildEvents(warehouse, run.runId, await archive.events(run.runId))
      : []
    whileOurs(await bringBack(link, run, events, { key: keys.restoring, guard, isUnderWay, anew: true }))
    // From here on the warehouse goes on from these events, not from those that are lost.
    if (isUnderWay) await storeEvents(warehouse, run, events, 0, { anew: true })
  }
  whileOurs(
    await OPEN_EPOCH(
      link,
      [keys.restoring, keys.epoch, keys.horizon],
      [guard, randomUUID(), latest.length === LATEST ? '1' : ''],
    ),
  )
}
