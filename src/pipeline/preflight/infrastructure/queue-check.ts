import { type Check, pass } from '../check.ts'
import type { Machine } from '../machine.ts'

export const queueCheck: Check<Machine> = {
  id: 'queue',
  phase: 'infrastructure',
  says: 'jobs can be carried',
  quick: true,
  run: async ({ queue }) => {
    const trouble = await queue.probe()
    if (!trouble) return pass(`jobs travel ${queue.place}`)
    return {
      kind: 'fail',
      says: `${queue.place}: ${trouble.problem}`,
      numbers: {},
      examples: [],
      costs: 'runs are recorded and none of their units is performed',
      first: trouble.fix,
      mend: [],
    }
  },
}
