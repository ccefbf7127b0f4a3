import type { Row, Value } from '../../src/warehouse/warehouse.ts'
import type { Field } from './tables.ts'

type Cell = { readonly v: string | null | readonly Cell[] }

/** Rows as the API sends them: everything is text, and there is no NULL array. */
export const cellsOf = (rows: readonly Row[], fields: readonly Field[]) =>
  rows.map(row => ({ f: fields.map(field => cellOf(row[field.name] ?? null, field)) }))

function cellOf(value: Value, { type, mode }: Field): Cell {
  if (mode === 'REPEATED')
    return { v: Array.isArray(value) ? value.map(item => ({ v: textOf(item, type) })) : [] }
  return { v: value === null ? null : textOf(value as string | number | boolean, type) }
}

const textOf = (value: string | number | boolean, type: string): string =>
  type === 'TIMESTAMP' ? `${Date.parse(String(value))}000` : String(value)
