import { AskError } from '../../warehouse/errors.ts'
import { plural } from '../words/plural.ts'
import { type Check, fail, ok, warn } from './check.ts'
import type { TeamState } from './team-state.ts'

/** Is the Redis that carries the jobs fit for it, and is somebody there to perform them? */
export async function checkTeam(examine: () => Promise<TeamState>): Promise<readonly Check[]> {
  let team: TeamState
  try {
    team = await examine()
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error)
    return [fail('redis', says, error instanceof AskError ? error.fix : 'see docs/operations.md')]
  }
  const { place, redis, workers } = team
  const policy = redis.maxmemoryPolicy
  return [
    policy === 'noeviction' || policy === 'unknown'
      ? ok('redis', `${place} answers, version ${redis.version}, ${redis.usedMemory} used`)
      : warn(
          'redis',
          `${place} throws away jobs and events when its memory is full (maxmemory-policy ${policy})`,
          'set maxmemory-policy noeviction in redis.conf',
        ),
    redis.appendOnly
      ? ok('redis on disk', 'what it holds outlives a restart')
      : warn(
          'redis on disk',
          'a restart empties it; runs are then rebuilt from the warehouse',
          'set appendonly yes in redis.conf',
        ),
    workers.length > 0
      ? ok(
          'workers',
          `${plural(workers.length, 'worker')} alive: ${workers.map(({ name }) => name).join(', ')}`,
        )
      : warn('workers', 'none is alive, so runs wait', 'start one: backcourt worker'),
  ]
}
