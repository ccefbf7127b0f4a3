import os from 'node:os'
import type { WorkerTimes } from '../../jobs/bullmq/local-worker.ts'
import { bullmqCourier } from '../../jobs/bullmq-courier.ts'
import type { Courier } from '../../jobs/courier.ts'
import type { Ledger } from '../assistant/ledger/ledger.ts'
import { redisLedger } from '../assistant/ledger/redis-ledger.ts'
import type { KeyedStore } from '../redis/keyed-store.ts'
import { openRedis } from '../redis/open-redis.ts'
import { redisKeyedStore } from '../redis/redis-keyed-store.ts'
import type { RedisLink } from '../redis/redis-link.ts'
import type { Warehouse } from '../warehouse/warehouse.ts'
import type { TeamConfig } from './config.ts'
import { installationId } from './installation.ts'
import { makeHome } from './make-home.ts'

/** What several processes share through Redis. */
export type Team = {
  readonly link: RedisLink
  readonly courier: Courier
  readonly ledgerOf: (warehouse: Warehouse) => Ledger
  readonly store: KeyedStore
  readonly close: () => Promise<void>
}

/** Opens it; `log` is told what goes wrong with the connection and comes right by itself. */
export async function openTeam(
  { home, redis }: TeamConfig,
  role: string,
  log: (error: Error) => void,
  times: WorkerTimes = {},
): Promise<Team> {
  await makeHome(home)
  const prefix = redis.prefix ?? `backcourt-${await installationId(home)}`
  const name = `backcourt ${role} ${os.hostname()} ${process.pid}`
  const link = await openRedis({ url: redis.url, prefix, name, log })
  const courier = await bullmqCourier({ redis: link, log, ...times })
  const ledgers = new WeakMap<Warehouse, Ledger>()
  return {
    link,
    courier,
    store: redisKeyedStore(link),
    ledgerOf: warehouse => {
      const known = ledgers.get(warehouse) ?? redisLedger(link, warehouse)
      ledgers.set(warehouse, known)
      return known
    },
    close: async () => {
      await courier.close()
      await link.close()
    },
  }
}
