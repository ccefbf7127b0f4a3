import type { PlainRow } from './evaluate.ts'
import type { PlainValue } from './value-proto.ts'

const relativeTolerance = 1e-9

/**
 * Compares two lists of rows whatever their order, matching rows by their key columns. Numbers may differ by one part
 * in 10^9; everything else must be equal. Returns undefined when they agree, else the first difference in words.
 */
export function compareRows(
  left: readonly PlainRow[],
  right: readonly PlainRow[],
  key: readonly string[],
  names: readonly [string, string] = ['left', 'right'],
): string | undefined {
  const [leftName, rightName] = names
  const lefts = byKey(left, key, leftName)
  if (typeof lefts === 'string') return lefts
  const rights = byKey(right, key, rightName)
  if (typeof rights === 'string') return rights

  for (const [id, row] of lefts) {
    const other = rights.get(id)
    if (!other) return `row ${id} is in ${leftName} only (${left.length} rows against ${right.length})`
    const columns = new Set([...Object.keys(row), ...Object.keys(other)])
    for (const column of columns) {
      if (!(column in row)) return `column ${column} is in ${rightName} only`
      if (!(column in other)) return `column ${column} is in ${leftName} only`
      const [a, b] = [row[column] ?? null, other[column] ?? null]
      if (!areEqual(a, b)) {
        return `row ${id}, column ${column}: ${leftName} ${JSON.stringify(a)}, ${rightName} ${JSON.stringify(b)}`
      }
    }
  }
  const extra = [...rights.keys()].find(id => !lefts.has(id))
  return extra && `row ${extra} is in ${rightName} only (${left.length} rows against ${right.length})`
}

function byKey(rows: readonly PlainRow[], key: readonly string[], name: string) {
  const found = new Map<string, PlainRow>()
  const named = rows.map(row => [idOf(row, key), row] as const)
  for (const [id, row] of named.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const missing = key.find(column => !(column in row))
    if (missing) return `${name} has no key column ${missing}`
    if (found.has(id)) return `${name} has the row ${id} twice`
    found.set(id, row)
  }
  return found
}

const idOf = (row: PlainRow, key: readonly string[]) =>
  key.map(column => `${column}=${JSON.stringify(row[column] ?? null)}`).join(' ')

function areEqual(a: PlainValue, b: PlainValue): boolean {
  if (typeof a === 'number' && typeof b === 'number') {
    return Object.is(a, b) || Math.abs(a - b) <= relativeTolerance * Math.max(Math.abs(a), Math.abs(b))
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item: PlainValue, i) => areEqual(item, b[i] as PlainValue))
  }
  return a === b
}
