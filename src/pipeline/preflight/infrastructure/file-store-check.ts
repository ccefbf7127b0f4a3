import { type Check, pass } from '../check.ts'
import type { Machine } from '../machine.ts'

export const fileStoreCheck: Check<Machine> = {
  id: 'file-store',
  phase: 'infrastructure',
  says: 'the Phase 1 files can be listed',
  quick: true,
  run: async ({ store, signal }) => {
    const problem = await store.probe({ signal })
    if (!problem) return pass(`${store.place} can be listed`)
    return {
      kind: 'fail',
      says: problem.message,
      numbers: {},
      examples: [],
      costs: 'nothing can be ingested, and nobody knows which files are missing',
      ...(problem.fix[0] === undefined ? {} : { first: problem.fix[0] }),
      mend: [{ do: 'type', line: 'sample' }],
    }
  },
}
