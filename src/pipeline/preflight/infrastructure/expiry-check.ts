import { type Check, examplesOf, pass, skipped } from '../check.ts'
import type { Machine } from '../machine.ts'

/** History that is written into a table with expiring partitions is gone at once (domain.md, story 18). */
export const expiryCheck: Check<Machine> = {
  id: 'partition-expiry',
  phase: 'infrastructure',
  says: 'no partition expires',
  quick: true,
  after: ['warehouse'],
  run: async ({ expiry }) => {
    if (!expiry) return skipped('this warehouse has no partitions that could expire')
    const days = await expiry()
    const expiring = [...days].flatMap(([table, after]) => (after === undefined ? [] : [{ table, after }]))
    const numbers = { expiring: expiring.length, tables: days.size }
    if (expiring.length === 0) return pass(`none of ${days.size} tables expires`, numbers)
    return {
      kind: 'fail',
      says: `${expiring.length} of ${days.size} tables drop old partitions`,
      numbers,
      examples: examplesOf(expiring.map(({ table, after }) => `${table} after ${after} days`)),
      costs: 'what is written for older days is deleted at once',
      first: 'take partition_expiration_days off these tables',
      mend: [],
    }
  },
}
