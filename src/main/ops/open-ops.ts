import { Queue } from 'bullmq'
import type { Logger } from 'pino'
import { UNITS_QUEUE } from '../../../jobs/bullmq-courier.ts'
import { SCHEDULES_QUEUE } from '../../../jobs/schedules/schedule-queue.ts'
import type { RunView } from '../../assistant/run/run-view.ts'
import { listWorkers } from '../../redis/list-workers.ts'
import type { RedisLink } from '../../redis/redis-link.ts'
import type { Config } from '../config.ts'
import { type Metrics, openMetrics } from './open-metrics.ts'
import type { Part } from './part.ts'
import { queueDepths } from './queue-depths.ts'
import { serveOps } from './serve-ops.ts'
import { watchParts } from './watch-parts.ts'

export type ProcessOps = { readonly metrics: Metrics; readonly close: () => Promise<void> }

/** Health, metrics and queues of one process of a team. */
export async function openOps({
  role,
  config,
  logger,
  link,
  views,
  parts,
}: {
  readonly role: string
  readonly config: Config
  readonly logger: Logger
  readonly link: RedisLink
  /** Runs under way. */
  readonly views: () => readonly RunView[]
  /** What this process needs besides Redis. */
  readonly parts: readonly Part[]
}): Promise<ProcessOps> {
  const connection = link.connect('producer')
  const [units, schedules] = [UNITS_QUEUE, SCHEDULES_QUEUE].map(name => {
    const queue = new Queue(name, { connection, prefix: link.prefix })
    queue.on('error', err => logger.debug({ err, name }, 'a queue cannot be looked at'))
    return queue
  }) as [Queue, Queue]
  const states = watchParts(
    [{ name: 'redis', check: () => link.call(client => client.ping()) }, ...parts],
    () => new Date(),
  )
  const metrics = openMetrics({
    role,
    sources: {
      parts: states,
      runs: views,
      queues: () => queueDepths(units),
      workers: async () => (await listWorkers(link)).length,
    },
  })
  const { address, adminToken } = config.ops
  const served =
    address &&
    (await serveOps({
      address,
      role,
      parts: states,
      metrics,
      queues: [units, schedules],
      adminToken,
      logger,
      now: () => new Date(),
    }))
  if (served) logger.info({ url: served.url }, 'health and metrics are served')
  return {
    metrics,
    close: async () => {
      await served?.close()
      await units.close()
      await schedules.close()
      connection.disconnect()
    },
  }
}
