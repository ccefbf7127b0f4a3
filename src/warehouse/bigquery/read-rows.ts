import type { Result, Row, Value } from '../warehouse.ts'

type Field = { readonly name: string; readonly type: string; readonly mode?: string }
type Cell = { readonly v: unknown }

/** A page of a result as the API answers it. */
export type ResultPage = {
  readonly jobComplete?: boolean
  readonly schema?: { readonly fields?: readonly Field[] }
  readonly rows?: readonly { readonly f: readonly Cell[] }[]
  readonly totalRows?: string
  readonly pageToken?: string
}

const outward: Readonly<Record<string, string>> = { INTEGER: 'INT64', FLOAT: 'FLOAT64', BOOLEAN: 'BOOL' }

const typeName = ({ type, mode }: Field): string => {
  const name = outward[type] ?? type
  return mode === 'REPEATED' ? `ARRAY<${name}>` : name
}

export const columnsOf = ({ schema }: ResultPage): Result['columns'] =>
  (schema?.fields ?? []).map(field => ({ name: field.name, type: typeName(field) }))

/** Rows in the house's values; times come as whole microseconds (`useInt64Timestamp`). */
export const rowsOf = (page: ResultPage, fields = page.schema?.fields ?? []): readonly Row[] =>
  (page.rows ?? []).map(({ f }) =>
    Object.fromEntries(fields.map((field, i) => [field.name, valueIn(f[i]?.v, field)])),
  )

function valueIn(value: unknown, { type, mode }: Field): Value {
  if (value === null || value === undefined) return null
  if (mode === 'REPEATED')
    return (value as readonly Cell[]).map(({ v }) => scalar(String(v), type) as string | number)
  return scalar(String(value), type)
}

function scalar(text: string, type: string): Value {
  switch (type) {
    case 'INTEGER':
    case 'INT64':
    case 'FLOAT':
    case 'FLOAT64':
    case 'NUMERIC':
    case 'BIGNUMERIC':
      return Number(text)
    case 'BOOLEAN':
    case 'BOOL':
      return text === 'true'
    case 'TIMESTAMP':
      return new Date(Number(BigInt(text) / 1000n)).toISOString()
    default:
      return text
  }
}
