import { z } from 'zod'
import { logLevels } from './log-level.ts'
import { opsAddress } from './ops-address.ts'

/** Too long to be guessed over a network, however fast. */
const SHORTEST_TOKEN = 24

/** The variables of operation, for the one schema over the environment. */
export const opsEnvironment = {
  BACKCOURT_HTTP: opsAddress,
  /** Opens /queues; without it there is no such page. */
  BACKCOURT_ADMIN_TOKEN: z
    .string()
    .min(SHORTEST_TOKEN, `must have ${SHORTEST_TOKEN} characters or more (openssl rand -hex 24)`)
    .optional(),
  BACKCOURT_LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
}
