import { easternToday } from '../../src/assistant/range/eastern-today.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import { freeSpace } from '../../src/pipeline/preflight/infrastructure/free-space.ts'
import type { Machine } from '../../src/pipeline/preflight/machine.ts'

/** The parts of this process, as the checks want them. */
export const machineOf = (context: CommandContext): Machine => ({
  open: context.reading,
  store: context.store,
  home: context.home,
  queue: { place: 'within this process', probe: async () => undefined },
  spaceOf: freeSpace,
  now: context.now(),
  today: context.today,
  easternDate: easternToday,
  newId: context.newId,
  signal: context.stop,
})
