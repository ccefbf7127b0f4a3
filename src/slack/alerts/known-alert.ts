import { createHash } from 'node:crypto'
import type { KeyedStore } from '../../redis/keyed-store.ts'
import type { MessagePlace } from '../deliver/edits.ts'

const REMEMBERED_SECONDS = 90 * 24 * 3600
const PREFIX = 'slack:alert:'

/** What is known of one cause, however many units and runs met it. */
export type KnownAlert = {
  readonly cause: string
  readonly place: MessagePlace
  readonly firstAt: string
  readonly lastAt: string
  /** Ids of the runs that met it, in order. */
  readonly runs: readonly string[]
  /** How many units of each run met it. */
  readonly met: Readonly<Record<string, number>>
  /** Table days that are still to be made, as `pdc 2021-11-22`. */
  readonly open: readonly string[]
  /** How it was solved, once it is. */
  readonly solved?: { readonly at: string; readonly how: string }
}

const keyOf = (cause: string): string =>
  PREFIX + createHash('sha256').update(cause).digest('hex').slice(0, 24)

export async function readAlert(store: KeyedStore, cause: string): Promise<KnownAlert | undefined> {
  const text = await store.get(keyOf(cause))
  return text === undefined ? undefined : (JSON.parse(text) as KnownAlert)
}

export const keepAlert = (store: KeyedStore, alert: KnownAlert): Promise<void> =>
  store.set(keyOf(alert.cause), JSON.stringify(alert), REMEMBERED_SECONDS)

export async function openAlerts(store: KeyedStore): Promise<readonly KnownAlert[]> {
  const all = (await store.list(PREFIX)).map(({ value }) => JSON.parse(value) as KnownAlert)
  return all.filter(({ solved }) => solved === undefined)
}
