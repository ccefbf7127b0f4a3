import { tables } from '../../tables/index.ts'
import { type Check, examplesOf, pass, skipped } from '../check.ts'
import type { Machine } from '../machine.ts'

/** History that is written into a table with expiring partitions is gone at once (domain.md, story 18). */
export const expiryCheck: Check<Machine> = {
  id: 'partition-expiry',
  phase: 'infrastructure',
  says: 'no partition expires',
  quick: true,
  after: ['warehouse'],
  run: async ({ open }) => {
    const found = await (await open()).describeTables(tables)
    const partitioned = [...found].filter(([, facts]) => facts.requirePartitionFilter !== undefined)
    if (partitioned.length === 0) return skipped('this warehouse has no partitions that could expire')
    const expiring = partitioned.flatMap(([table, { partitionExpirationDays: days }]) =>
      days === undefined ? [] : [{ table, days }],
    )
    const numbers = { expiring: expiring.length, tables: partitioned.length }
    if (expiring.length === 0) return pass(`none of ${partitioned.length} tables expires`, numbers)
    return {
      kind: 'fail',
      says: `${expiring.length} of ${partitioned.length} tables ${expiring.length === 1 ? 'drops' : 'drop'} old partitions`,
      numbers,
      examples: examplesOf(expiring.map(({ table, days }) => `${table} after ${days} days`)),
      more: expiring.map(
        ({ table }) => `ALTER TABLE ${table} SET OPTIONS (partition_expiration_days = NULL);`,
      ),
      costs: 'what is written for older days is deleted at once',
      first: 'take partition_expiration_days off these tables (--verbose lists the statements)',
      mend: [],
    }
  },
}
