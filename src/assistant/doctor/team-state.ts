import type { RedisState } from '../../redis/examine-redis.ts'
import type { WorkerState } from '../../redis/heartbeat.ts'

/** What several processes share, as a self-check sees it. */
export type TeamState = {
  /** Address without its password. */
  readonly place: string
  readonly redis: RedisState
  readonly workers: readonly WorkerState[]
}
