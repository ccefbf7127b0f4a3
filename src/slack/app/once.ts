import type { KeyedStore } from '../../redis/keyed-store.ts'

/** Slack delivers again within minutes. */
const REMEMBERED_SECONDS = 900

/** Whether this is the first of several deliveries of the same thing, in this process or another one. */
export const isFirst = (store: KeyedStore, delivery: string): Promise<boolean> =>
  store.claim(`slack:heard:${delivery}`, '1', REMEMBERED_SECONDS)
