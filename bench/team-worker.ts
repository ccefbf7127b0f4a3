import { bullmqCourier } from '../jobs/bullmq-courier.ts'
import { redisLedger } from '../src/assistant/ledger/redis-ledger.ts'
import { tables } from '../src/pipeline/tables/index.ts'
import { openRedis } from '../src/redis/open-redis.ts'
import { openDuckDb } from '../src/warehouse/duckdb/open-duckdb.ts'
import { noopDesk } from './noop-desk.ts'

/** Counts the performances of each unit of a run. */
export const performancesKey = (runId: string): string => `performed:${runId}`

/** A worker process of the benchmark, until it is killed: its units only count themselves. */
export async function teamWorker(url: string, prefix: string): Promise<void> {
  const log = (error: unknown) => console.error(error)
  const redis = await openRedis({ url, prefix, name: 'bench worker', log })
  const warehouse = await openDuckDb(':memory:')
  await warehouse.createTables(tables)
  const courier = await bullmqCourier({ redis, log })
  const perform = (runId: string, unit: string) =>
    redis.call(client => client.hincrby(redis.key(performancesKey(runId)), unit, 1))
  await noopDesk(redisLedger(redis, warehouse), courier, warehouse, true, perform).perform()
  process.send?.('ready')
}
