import type { EstimatedCost, Plan } from '../../pipeline/plan/plan.ts'
import { processors } from '../../pipeline/processors/processors.ts'
import { evaluationParams } from '../../pipeline/units/processor-steps.ts'
import type { Unit } from '../../pipeline/units/unit.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import type { CommandContext } from './context.ts'
import { leastBytes } from './least-bytes.ts'

/** Questions to the engine at a time. */
const AT_ONCE = 8

/** What evaluating the plan's units would read, by the engine's own dry run; undefined where nothing is billed. */
export async function estimateCost(
  { units }: Plan,
  warehouse: Warehouse,
  { today, limits, stop }: Pick<CommandContext, 'today' | 'limits' | 'stop'>,
): Promise<EstimatedCost | undefined> {
  if (!warehouse.estimate) return undefined
  let least = 0
  const statements = units.flatMap(unit => {
    const processor = processors.find(({ id }) => id === unit.target)
    if (!processor) return []
    least += leastBytes(processor, unit, today, warehouse.leastBilledBytes ?? 0)
    return [{ sql: processor.sql, params: evaluationParams(unit, today) }]
  })
  let bytes = least
  for (let from = 0; from < statements.length; from += AT_ONCE) {
    const some = statements.slice(from, from + AT_ONCE)
    const answers = await Promise.all(
      some.map(statement => warehouse.estimate?.(statement, { signal: stop })),
    )
    for (const answer of answers) bytes += answer?.bytes ?? 0
  }
  const fresh = new Set(units.filter(isNew).map(({ id }) => id))
  const isOpen = units.some(({ after }) => after.some(id => fresh.has(id)))
  return {
    bytes,
    ...(isOpen ? { atLeast: true } : {}),
    ...(limits?.pricePerTib === undefined ? {} : { pricePerTib: limits.pricePerTib }),
  }
}

/** Makes rows where there were none, which nobody can count before. */
const isNew = ({ reasons }: Unit): boolean =>
  reasons.some(({ code }) => code === 'missing' || code === 'new files')
