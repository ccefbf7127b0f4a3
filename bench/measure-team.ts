import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { bullmqCourier } from '../jobs/bullmq-courier.ts'
import { redisLedger } from '../src/assistant/ledger/redis-ledger.ts'
import { tables } from '../src/pipeline/tables/index.ts'
import { openDuckDb } from '../src/warehouse/duckdb/open-duckdb.ts'
import { beginManyUnits } from './many-units.ts'
import { nobody, noopDesk } from './noop-desk.ts'
import { withRedis } from './redis-place.ts'
import type { Figure } from './report.ts'
import { performancesKey } from './team-worker.ts'

const [UNITS, WORKERS] = [10_000, 4]

/** Ten thousand units through four worker processes, from the beginning of the run to its end; what is lost or doubled. */
export const measureTeam = (redisUrl: string): Promise<readonly Figure[]> =>
  withRedis(redisUrl, async ({ url, prefix, link }) => {
    const warehouse = await openDuckDb(':memory:')
    await warehouse.createTables(tables)
    const ledger = redisLedger(link, warehouse)
    const courier = await bullmqCourier({ redis: link, log: error => console.error(error) })
    const workers: ChildProcess[] = []
    try {
      for (let n = 0; n < WORKERS; n += 1) {
        const worker = fork(process.argv[1] ?? '', ['worker', url, prefix])
        workers.push(worker)
        await once(worker, 'message')
      }
      const desk = noopDesk(ledger, courier, warehouse, true)
      const runId = await beginManyUnits(ledger, UNITS)
      const began = performance.now()
      const view = await desk.conduct(runId, nobody())
      const seconds = (performance.now() - began) / 1000
      await desk.leave({ now: false })
      const performed = await link.call(client => client.hgetall(link.key(performancesKey(runId))))
      const events = await ledger.events(runId)
      const told = events.filter(({ kind }) => kind === 'unit committed').length
      const lost = view.units.filter(({ unit, state }) => state !== 'committed' || !performed[unit.id]).length
      const doubled =
        Object.values(performed).filter(times => times !== '1').length + Math.max(0, told - UNITS)
      return [
        {
          key: 'team.run',
          says: `${UNITS.toLocaleString('en-US')} units through ${WORKERS} workers`,
          value: seconds,
          unit: 's',
        },
        { key: 'team.unit', says: '  a unit', value: (seconds * 1000) / UNITS, unit: 'ms', target: 15 },
        { key: 'team.lost', says: '  lost', value: lost, unit: 'units', target: 0 },
        { key: 'team.doubled', says: '  performed or told twice', value: doubled, unit: 'units', target: 0 },
      ]
    } finally {
      for (const worker of workers) worker.kill('SIGKILL')
      await courier.close()
      await warehouse.close()
    }
  })
