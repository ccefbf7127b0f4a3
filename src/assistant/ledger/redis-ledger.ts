import type { RedisLink } from '../../redis/redis-link.ts'
import { RetryError } from '../../warehouse/errors.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import type { RunEvent } from '../run/run-event.ts'
import type { Ledger, LedgerRun } from './ledger.ts'
import { archiveRun } from './redis/archive-run.ts'
import { bringBack } from './redis/bring-back.ts'
import { ledgerKeys } from './redis/ledger-keys.ts'
import { restore } from './redis/restore.ts'
import { APPEND, CREATE, type Written } from './redis/scripts.ts'
import { streamEvents } from './redis/stream-events.ts'
import { writeTokens } from './redis/tokens.ts'
import { warehouseLedger } from './warehouse-ledger.ts'

/** What a run is steered by, and how it changed its shape: the run history of its units does not tell it. */
const writtenThrough: ReadonlySet<RunEvent['kind']> = new Set([
  'run resumed',
  'unit split',
  'cancel requested',
  'run paused',
  'run continued',
  'run finished',
])

/** Times a write is tried again after the ledger was restored or the run was brought back, each of which may be lost again. */
const MOST_TRIES = 5

/** Whoever steers a run does not wait longer than this for another process, which may be dead, to write its events. */
const PATIENCE_MS = 2000

/**
 * The ledger in Redis, for as many processes as there are: an event costs a millisecond and everyone hears of it. The
 * warehouse has each run and each word that steers it at once, and all its events when it has ended; with the outcomes
 * of the units, which stand beside their data, that is enough to make an emptied Redis whole again. What fails because of
 * the connection is a RetryError, and doing the same again is safe.
 */
export function redisLedger(link: RedisLink, warehouse: Warehouse): Ledger {
  const keys = ledgerKeys(link)
  const archive = warehouseLedger(warehouse)
  const named = writeTokens()
  /** In which life of the memory this process last read or wrote a run: what it knows is worth nothing in another one. */
  const epochs = new Map<string, string>()

  /** The epoch in which it was written; undefined when somebody else wrote first. */
  const settled = async (runId: string, write: () => Promise<Written>): Promise<string | undefined> => {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const [end, epoch] = await write()
      if (end === 'empty') await restore(link, warehouse)
      else if (end !== 'missing') {
        if (end !== 'done') return undefined
        epochs.set(runId, epoch)
        return epoch
      } else if (!(await atHand(runId, epoch))) return undefined
    }
    throw new RetryError(`the ledger in ${link.place} loses its memory again and again`)
  }
  /** Brings an old run back from the warehouse; false when the warehouse does not know it either. */
  const atHand = async (runId: string, epoch: string): Promise<boolean> => {
    const [run, events] = await Promise.all([archive.run(runId), archive.events(runId)])
    if (!run || events.length === 0) return false
    await bringBack(link, run, events, { key: keys.epoch, guard: epoch, isUnderWay: false, anew: false })
    return true
  }
  const archiveSoon = async (runId: string, epoch: string): Promise<void> => {
    // The warehouse may be away. The event is in the ledger and stays due; whoever restores meets the same error and tells it.
    await archiveRun(link, warehouse, runId, PATIENCE_MS).catch(() => undefined)
    if ((await link.call(client => client.get(keys.epoch))) !== epoch)
      throw new RetryError(`the ledger in ${link.place} lost its memory while run ${runId} was written`)
  }
  /** Reads as of one epoch. */
  const whole = async <T>(
    read: () => Promise<readonly [epoch: string | null, T]>,
  ): Promise<readonly [string, T]> => {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const [epoch, found] = await read()
      if (epoch !== null) return [epoch, found]
      await restore(link, warehouse)
    }
    throw new RetryError(`the ledger in ${link.place} loses its memory again and again`)
  }

  return {
    createRun: (run, started, mark = '') =>
      named(`${run.runId} 0`, async token => {
        const { epoch, runs, underWay, due, channel } = keys
        const created = await settled(run.runId, () =>
          CREATE(
            link,
            [epoch, keys.mark, runs, underWay, due, keys.run(run.runId), keys.events(run.runId)],
            [
              mark,
              run.runId,
              Date.parse(run.createdAt),
              JSON.stringify(run),
              JSON.stringify(started),
              token,
              channel,
            ],
          ),
        )
        if (created !== undefined) await archiveSoon(run.runId, created)
        return created !== undefined
      }),

    append: (runId, events, after) => {
      const texts = events.map(event => JSON.stringify(event))
      return named(`${runId} ${after} ${texts.join()}`, async token => {
        const { epoch, mark, runs, underWay, due, channel } = keys
        const throughTo = events.findLastIndex(({ kind }) => writtenThrough.has(kind)) + 1
        const appended = await settled(runId, () =>
          APPEND(
            link,
            [epoch, mark, runs, underWay, due, keys.run(runId), keys.events(runId)],
            [runId, after, epochs.get(runId) ?? '', token, channel, throughTo, turnOf(events), ...texts],
          ),
        )
        if (appended !== undefined && throughTo > 0) await archiveSoon(runId, appended)
        return appended !== undefined
      })
    },

    run: async runId => {
      const found = await link.call(client => client.get(keys.run(runId)))
      return found === null ? archive.run(runId) : (JSON.parse(found) as LedgerRun)
    },

    runs: async limit => {
      const [, { ids, horizon }] = await whole(() =>
        link.call(async client => {
          const [epoch, ids, horizon] = await Promise.all([
            client.get(keys.epoch),
            client.zrevrange(keys.runs, 0, limit - 1),
            client.exists(keys.horizon),
          ])
          return [epoch, { ids, horizon }] as const
        }),
      )
      if (ids.length < limit && horizon === 1) return archive.runs(limit)
      if (ids.length === 0) return []
      const found = await link.call(client => client.mget(ids.map(id => keys.run(id))))
      const runs = await Promise.all(
        ids.map((id, n) => {
          const text = found[n]
          return typeof text === 'string' ? (JSON.parse(text) as LedgerRun) : archive.run(id)
        }),
      )
      return runs.flatMap(run => run ?? [])
    },

    events: async (runId, after = 0) => {
      const [epoch, { length, entries }] = await whole(() =>
        link.call(async client => {
          const results = await client
            .multi()
            .get(keys.epoch)
            .xlen(keys.events(runId))
            .xrange(keys.events(runId), `${after + 1}-0`, '+')
            .exec()
          const [epoch, length, entries] = (results ?? []).map(([error, result]) => {
            if (error) throw error
            return result
          })
          return [
            epoch as string | null,
            { length: length as number, entries: entries as [string, string[]][] },
          ] as const
        }),
      )
      epochs.set(runId, epoch)
      if (length === 0) return archive.events(runId, after)
      return streamEvents(entries)
    },

    standing: async () => {
      const [epoch, { mark, runIds }] = await whole(() =>
        link.call(async client => {
          // The mark first: what changes between the two makes it old, and not the list.
          const [epoch, mark, runIds] = await Promise.all([
            client.get(keys.epoch),
            client.get(keys.mark),
            client.zrange(keys.underWay, '0', '-1'),
          ])
          return [epoch, { mark: mark ?? '0', runIds }] as const
        }),
      )
      return { runIds, mark: `${epoch}:${mark}` }
    },

    onAppend: listener => link.subscribe(keys.channel, listener),

    mend: () => restore(link, warehouse),
  }
}

/** What the last of the events that begin or end a run's work does to it. */
const turnOf = (events: readonly RunEvent[]): string => {
  const turn = events.findLast(({ kind }) => kind === 'run finished' || kind === 'run resumed')
  return turn === undefined ? '' : turn.kind === 'run finished' ? 'finished' : 'resumed'
}
