import { setMaxListeners } from 'node:events'
import os from 'node:os'
import type { WorkerTimes } from '../../jobs/bullmq/local-worker.ts'
import type { Courier } from '../../jobs/courier.ts'
import { type RunDesk, runDesk } from '../../jobs/run-desk.ts'
import type { ScheduleQueue } from '../../jobs/schedules/schedule-queue.ts'
import type { ScheduleStore } from '../../jobs/schedules/schedule-store.ts'
import type { Turn } from '../assistant/assistant-link.ts'
import type { TeamState } from '../assistant/doctor/team-state.ts'
import type { Ledger } from '../assistant/ledger/ledger.ts'
import { easternToday } from '../assistant/range/eastern-today.ts'
import type { CommandContext } from '../assistant/request/context.ts'
import type { RunListener } from '../assistant/run/active-runs.ts'
import type { Warehouse } from '../warehouse/warehouse.ts'
import { bigQueryWarehouse } from './bigquery-warehouse.ts'
import type { BigQueryConfig, Config } from './config.ts'
import { newId } from './new-id.ts'
import { readRights } from './read-rights.ts'
import { storeOf } from './store-of.ts'
import type { Team } from './team.ts'
import { openWarehouses, type SharedWarehouse } from './warehouses.ts'

/** What all requests of a process share. */
export type Parts = {
  readonly runs: RunDesk
  /** What several processes share; undefined where no Redis is named. */
  readonly team: () => Promise<Team> | undefined
  /** What is asked at its time; for a team only. */
  readonly schedules: () => Promise<ScheduleStore>
  readonly user: string
  readonly reading: () => Promise<Warehouse>
  readonly writing: () => Promise<Warehouse>
  readonly contextFor: (place: Pick<Config, 'files' | 'folder'>, turn: Turn) => Promise<CommandContext>
  readonly close: () => Promise<void>
}

/** Units at a time: two keep both cores busy, for while one commits the other computes. */
const CONCURRENCY = 2

/** What a process may be given instead of what the configuration says. */
export type Substitutes = {
  readonly warehouse?: SharedWarehouse
  /** How soon the jobs of a dead worker are taken up, and how often runs that do not move are looked after. */
  readonly times?: WorkerTimes & { readonly mendMs?: number }
}

export type Wiring = Substitutes & {
  /** Awaited when the warehouse is open and before anyone uses it. */
  readonly onOpened: () => Promise<unknown>
  /** What this process is, for connections and logs. */
  readonly role: string
  readonly concurrency?: number
  /** Told of every event of a run that this process records. */
  readonly recorded?: RunListener
  /** Told of broken parts that may come right by themselves. */
  readonly warn: (message: string, error: unknown) => void
}

/** Puts the parts together. Heavy modules are loaded, and the warehouse is opened, only when a command asks for it. */
export async function wire(
  config: Config,
  { onOpened, role, concurrency = CONCURRENCY, recorded, warn, ...substitutes }: Wiring,
): Promise<Parts> {
  const { bigquery } = config
  const shared = substitutes.warehouse ?? (bigquery && bigQueryWarehouse(bigquery, role, warn))
  const { reading, writing, close } = openWarehouses(config, shared, onOpened)
  const user = os.userInfo().username
  const now = () => new Date()
  const holder = `${os.hostname()} ${process.pid}`
  let joined: Promise<Team> | undefined
  const team = (): Promise<Team> | undefined => {
    const { redis } = config
    if (!redis || joined) return joined
    joined = import('./team.ts').then(({ openTeam }) =>
      openTeam(
        { ...config, redis },
        role,
        error => warn('the connection to Redis broke', error),
        substitutes.times,
      ),
    )
    // The next request tries again.
    joined.catch(() => {
      joined = undefined
    })
    return joined
  }
  const ledgerOf = async (warehouse: Warehouse): Promise<Ledger> => {
    const ours = await team()
    if (ours) return ours.ledgerOf(warehouse)
    const { warehouseLedger } = await import('../assistant/ledger/warehouse-ledger.ts')
    return warehouseLedger(warehouse)
  }
  let own: Courier | undefined
  const courier = async (): Promise<Courier> => {
    const ours = await team()
    if (ours) return ours.courier
    const { inProcessCourier } = await import('../../jobs/in-process-courier.ts')
    own ??= inProcessCourier()
    return own
  }

  let queue: Promise<ScheduleQueue> | undefined
  const schedules = async (): Promise<ScheduleStore> => {
    const ours = await team()
    if (!ours) throw new Error('only a team has schedules')
    const { openScheduleQueue } = await import('../../jobs/schedules/schedule-queue.ts')
    const { scheduleStore } = await import('../../jobs/schedules/schedule-store.ts')
    queue ??= openScheduleQueue(ours.link, error => warn('the queue of schedules broke', error))
    return scheduleStore({ reading, writing, queue: await queue, now, newId })
  }
  const examineTeam = async (): Promise<TeamState> => {
    const ours = await team()
    if (!ours) throw new Error('only a team is examined')
    const { link } = ours
    const { examineRedis } = await import('../redis/examine-redis.ts')
    const { listWorkers } = await import('../redis/list-workers.ts')
    const [redis, workers] = await Promise.all([examineRedis(link), listWorkers(link)])
    return { place: link.place, redis, workers }
  }

  const runs = runDesk({
    ledger: async () => ledgerOf(await reading()),
    courier,
    workplace: async store => ({
      warehouse: await writing(),
      store: store ?? (await storeOf(config.files)),
      now,
      today: easternToday(now()),
      holder,
    }),
    perform: async (...attempt) => (await import('../../jobs/perform-unit.ts')).performUnit(...attempt),
    now,
    concurrency,
    outliveProcess: config.redis !== undefined,
    ownsWarehouse: !shared,
    ...(substitutes.times?.mendMs === undefined ? {} : { mendMs: substitutes.times.mendMs }),
    ...(recorded ? { recorded } : {}),
    warn,
  })

  return {
    runs,
    team,
    schedules,
    user,
    reading,
    writing,
    contextFor: async ({ files, folder }, turn) => {
      // Every listing and statement in flight listens; there may be hundreds, and each takes itself off again.
      setMaxListeners(0, turn.stop, turn.interrupt)
      const asker = turn.asker ?? { id: user, name: user, groups: [] }
      return {
        reading,
        writing,
        ledgerOf,
        ...(config.redis ? { team: examineTeam, schedules } : {}),
        ...(bigquery ? { limits: limitsOf(bigquery) } : {}),
        runs,
        store: await storeOf(files),
        home: config.home,
        folder,
        now,
        today: easternToday(now()),
        newId,
        user: asker.name,
        asker,
        from: turn.from,
        rights: readRights(config.home),
        pid: process.pid,
        ...(turn.lane ? { lane: turn.lane } : {}),
        ...(turn.choose ? { choose: turn.choose } : {}),
        show: turn.show,
        hear: turn.hear,
        stop: turn.stop,
        interrupt: turn.interrupt,
      }
    },
    close: async () => {
      await runs.leave({ now: false })
      await queue?.then(opened => opened.close()).catch(() => undefined)
      await joined?.then(team => team.close()).catch(() => undefined)
      await close()
    },
  }
}

const limitsOf = ({ pricePerTib, maximumBytes }: BigQueryConfig): NonNullable<CommandContext['limits']> => ({
  pricePerTib,
  ...(maximumBytes === undefined ? {} : { bytesPerRun: maximumBytes }),
})
