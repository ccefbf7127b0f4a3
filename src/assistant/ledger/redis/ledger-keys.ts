import type { RedisLink } from '../../../redis/redis-link.ts'

/** Where the ledger keeps what in Redis. */
export function ledgerKeys(link: RedisLink) {
  const key = (...parts: readonly string[]) => link.key('ledger', ...parts)
  return {
    /**
     * Names the life of this memory. A Redis that is new, or that came back empty, has none: nothing is read or written
     * before `restore` has made the ledger again from the warehouse.
     */
    epoch: key('epoch'),
    /** Held by whoever restores. */
    restoring: key('restoring'),
    /** Counts the changes of the runs under way. */
    mark: key('mark'),
    /** Run ids by the instant of their creation. */
    runs: key('runs'),
    /** The same for those without an end. */
    underWay: key('under-way'),
    /** By run: the position up to which the warehouse must have its events, as soon as it can. */
    due: key('due'),
    /** By run: how many of its events the warehouse has. */
    archived: key('archived'),
    /** There are older runs in the warehouse than here. */
    horizon: key('horizon'),
    /** Where writers say which run has new events. */
    channel: key('appended'),
    run: (runId: string) => key('run', runId),
    /** A stream whose ids are positions: `7-0` is the seventh event. */
    events: (runId: string) => key('events', runId),
    /** Held by whoever writes this run into the warehouse. */
    archiving: (runId: string) => key('archiving', runId),
  }
}
