import type { ColumnContract, TableContract } from '../../warehouse/table-contract.ts'
import type { RawRow, RawValue } from '../feeds/feed.ts'

/**
 * The contract of a raw table, checked on parsed rows: the first broken rule with the value seen, or undefined. Raw rows
 * are checked here and not on a stage, so that one bad file is set aside and its neighbours are loaded.
 */
export function rowFault(table: TableContract, rows: readonly RawRow[]): string | undefined {
  const columns = Object.entries(table.columns).filter(
    ([name, { placeholder }]) => !placeholder && name in (rows[0] ?? {}),
  )
  const seen = new Set<string>()
  for (const [index, row] of rows.entries()) {
    for (const [name, column] of columns) {
      const fault = valueFault(row[name] ?? null, column)
      if (fault) return `row ${index + 1}: ${name} ${fault}`
    }
    const key = table.key.map(name => row[name]).join(' | ')
    if (seen.has(key)) return `row ${index + 1}: ${table.key.join(', ')} is there twice: ${key}`
    seen.add(key)
  }
  return undefined
}

function valueFault(value: RawValue, { nullBudget, min, max, values }: ColumnContract): string | undefined {
  if (value === null) return nullBudget === 0 ? 'must not be empty' : undefined
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return `must be a finite number, not ${value}`
    if (min !== undefined && value < min) return `must be ${min} or more, not ${value}`
    if (max !== undefined && value > max) return `must be ${max} or less, not ${value}`
  }
  if (values !== undefined && typeof value === 'string' && !values.includes(value)) {
    return `must be one of ${values.join(', ')}, not ${value}`
  }
  return undefined
}
