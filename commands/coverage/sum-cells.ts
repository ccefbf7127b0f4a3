import type { CoverageCell } from '../../src/pipeline/validation/coverage.ts'
import { groupBy } from '../../src/warehouse/group-by.ts'
import type { TableSum } from './say-tables.ts'

/** A matrix added up by table. */
export const sumCells = (cells: readonly CoverageCell[]): readonly TableSum[] =>
  [...groupBy(cells, ({ target }) => target)].map(([target, group]) => {
    const add = (key: 'expected' | 'written' | 'untracked') => group.reduce((sum, cell) => sum + cell[key], 0)
    const failures: Record<string, number> = {}
    for (const cell of group) {
      for (const [category, count] of Object.entries(cell.failures))
        failures[category] = (failures[category] ?? 0) + count
    }
    return {
      target,
      expected: add('expected'),
      written: add('written'),
      untracked: add('untracked'),
      failures,
    }
  })
