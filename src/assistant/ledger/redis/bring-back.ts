import type { RedisLink } from '../../../redis/redis-link.ts'
import type { RunEvent } from '../../run/run-event.ts'
import type { LedgerRun } from '../ledger.ts'
import { ledgerKeys } from './ledger-keys.ts'
import { BRING_BACK, STAY_SECONDS } from './scripts.ts'

/** Puts a run from the warehouse into Redis while `key` holds `guard`; 0 when it holds something else. */
export async function bringBack(
  link: RedisLink,
  run: LedgerRun,
  events: readonly RunEvent[],
  how: { readonly key: string; readonly guard: string; readonly isUnderWay: boolean; readonly anew: boolean },
): Promise<number> {
  const keys = ledgerKeys(link)
  return BRING_BACK(
    link,
    [how.key, keys.runs, keys.underWay, keys.archived, keys.run(run.runId), keys.events(run.runId)],
    [
      how.guard,
      run.runId,
      Date.parse(run.createdAt),
      JSON.stringify(run),
      how.isUnderWay ? 'under way' : '',
      STAY_SECONDS,
      how.anew ? 'anew' : '',
      ...events.map(event => JSON.stringify(event)),
    ],
  )
}
