import { checkTeam } from '../../src/assistant/doctor/check-team.ts'
import { easternToday } from '../../src/assistant/range/eastern-today.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import { freeSpace } from '../../src/pipeline/preflight/infrastructure/free-space.ts'
import type { Machine } from '../../src/pipeline/preflight/machine.ts'

/** Jobs travel within this process, or through a Redis to workers. */
function queueOf({ team }: CommandContext): Machine['queue'] {
  if (!team) return { place: 'within this process', probe: async () => undefined }
  return {
    place: 'through Redis to workers',
    probe: async () => {
      const bad = (await checkTeam(team)).find(
        ({ grade, name }) => grade === 'fail' || (grade === 'warn' && name === 'workers'),
      )
      return bad && { problem: bad.says, fix: bad.fix ?? 'doctor' }
    },
  }
}

/** The parts of this process, as the checks want them. */
export const machineOf = (context: CommandContext): Machine => ({
  open: context.reading,
  store: context.store,
  home: context.home,
  queue: queueOf(context),
  spaceOf: freeSpace,
  now: context.now(),
  today: context.today,
  easternDate: easternToday,
  newId: context.newId,
  signal: context.stop,
})
