import { type Refusal, refuse } from '../../src/assistant/refusal.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import type { Schedules } from '../../src/assistant/schedules/schedules.ts'

/** The schedules, where there is a queue that can wake them. */
export const openSchedules = async ({ schedules }: CommandContext): Promise<Schedules | Refusal> =>
  schedules
    ? schedules()
    : refuse(
        'no-redis',
        'Schedules need Redis, which wakes them, and a worker, which asks them; set REDIS_URL to one, such as redis://127.0.0.1:6379, and begin `backcourt worker`.',
      )
