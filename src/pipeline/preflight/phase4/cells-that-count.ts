import { processors } from '../../processors/processors.ts'
import type { CoverageCell } from '../../validation/coverage.ts'
import type { Mend } from '../check.ts'
import type { RangeContext } from '../range-context.ts'

const phases = new Map(processors.map(({ id, phase }) => [id, phase]))

const phaseOf = ({ target }: CoverageCell): 3 | 4 => phases.get(target) ?? 4

/** Phase 4 of the range, and all of Phase 3 that it reads, oldest first. */
export async function cellsThatCount(
  context: RangeContext,
  statuses: readonly CoverageCell['status'][],
): Promise<readonly CoverageCell[]> {
  const cells = await context.cells()
  return cells
    .filter(cell => statuses.includes(cell.status) && (phaseOf(cell) === 3 || cell.day >= context.start))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : phaseOf(a) - phaseOf(b)))
}

/** One backfill for each phase that has such cells. */
export const backfillOf = (cells: readonly CoverageCell[], policy?: 'failed'): readonly Mend[] =>
  ([3, 4] as const).flatMap(phase => {
    const dates = cells.filter(cell => phaseOf(cell) === phase).map(({ day }) => day)
    return dates.length === 0
      ? []
      : [{ do: 'backfill', phase, dates, ...(policy ? { policy } : {}) } as const]
  })

/** `pgs 3, psza 12` */
export function countTables(cells: readonly CoverageCell[]): string {
  const counts = new Map<string, number>()
  for (const { target } of cells) counts.set(target, (counts.get(target) ?? 0) + 1)
  return [...counts].map(([target, count]) => `${target} ${count}`).join(', ')
}
