import { createHash } from 'node:crypto'
import type { Job } from '../courier.ts'

/** The same job has the same id wherever it is handed over. BullMQ wants no colon in it, and no number. */
export const jobId = ({ runId, unitId, attempt }: Job): string =>
  `unit-${createHash('sha256')
    .update(JSON.stringify([runId, unitId, attempt]))
    .digest('hex')
    .slice(0, 32)}`
