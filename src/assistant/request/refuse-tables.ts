import type { Plan } from '../../pipeline/plan/plan.ts'
import { upstreamsOf } from '../../pipeline/processors/lineage.ts'
import { processors } from '../../pipeline/processors/processors.ts'
import { type Comparison, compareTables } from '../../pipeline/tables/compare-tables.ts'
import { tables } from '../../pipeline/tables/index.ts'
import { precomputeFailures } from '../../pipeline/tables/reference/precompute-failures.ts'
import { processorRunHistory } from '../../pipeline/tables/reference/processor-run-history.ts'
import { listDifferences } from '../../pipeline/tables/say-comparison.ts'
import { holdsSeasons } from '../../pipeline/units/holds-seasons.ts'
import { addDays } from '../../warehouse/calendar-date.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { plural } from '../words/plural.ts'
import { printDates } from '../words/print-dates.ts'

/** What every unit writes besides its own table. */
const records = [processorRunHistory, precomputeFailures]

/** Tables of a plan that do not take what would be written, or would lose it again at once (decisions.md 18). */
export async function refuseTables(
  plan: Plan,
  warehouse: Warehouse,
  today: string,
): Promise<Refusal | undefined> {
  const written = new Set(plan.units.map(({ target }) => target))
  const read = processors.filter(({ id }) => written.has(id)).flatMap(upstreamsOf)
  const ids = new Set([...written, ...read.map(({ target }) => target), ...records.map(({ id }) => id)])
  const comparison = await compareTables(
    warehouse,
    tables.filter(({ id }) => ids.has(id)),
  )
  return refuseDifferences(comparison) ?? refuseExpiry(plan, comparison, today)
}

function refuseDifferences(comparison: Comparison): Refusal | undefined {
  if (comparison.isWritable) return undefined
  const [first, ...others] = listDifferences({ ...comparison, taking: [], extra: [] })
  const rest = others.length === 0 ? '' : ` (and ${plural(others.length, 'more difference')})`
  const canBeAdded = comparison.absent.length + comparison.missing.length > 0
  return refuse(
    'tables-differ',
    `The tables do not take what this would write: ${first}${rest}.`,
    ...(canBeAdded ? ['init --create'] : []),
    'doctor --verbose',
  )
}

function refuseExpiry(plan: Plan, { facts }: Comparison, today: string): Refusal | undefined {
  const daysOf = (of: (target: string) => boolean) => [
    ...new Set(
      plan.units.filter(({ target }) => of(target) && !holdsSeasons(target)).flatMap(({ dates }) => dates),
    ),
  ]
  for (const { id, name } of tables) {
    const after = facts.get(name)?.partitionExpirationDays
    if (after === undefined) continue
    const days = daysOf(target => target === id || records.some(record => record.id === id))
    const gone = days.filter(day => addDays(day, Math.floor(after)) <= today).sort()
    if (gone.length === 0) continue
    return refuse(
      'partition-expiry',
      `${name} drops its days after ${plural(after, 'day')}, so what is written for ${printDates(gone)} would be gone at once. Somebody who owns the table can take that off: ALTER TABLE ${name} SET OPTIONS (partition_expiration_days = NULL).`,
      'preflight --quick --verbose',
    )
  }
  return undefined
}
