import type { Queue } from 'bullmq'
import { lanePriorities } from '../../../jobs/bullmq-courier.ts'
import type { Lane } from '../../assistant/run/lane.ts'
import type { QueueDepth } from './read-sources.ts'

/** How many jobs stand where; the lane of a job is known only while it waits. */
export async function queueDepths(queue: Queue): Promise<readonly QueueDepth[]> {
  const [waiting, counts] = await Promise.all([
    queue.getCountsPerPriority(Object.values(lanePriorities)),
    queue.getJobCounts('active', 'delayed', 'failed'),
  ])
  return [
    ...(Object.entries(lanePriorities) as [Lane, number][]).map(([lane, priority]) => ({
      lane,
      state: 'waiting' as const,
      jobs: waiting[priority] ?? 0,
    })),
    ...(['active', 'delayed', 'failed'] as const).map(state => ({
      lane: 'any' as const,
      state,
      jobs: counts[state] ?? 0,
    })),
  ]
}
