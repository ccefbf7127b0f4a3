import type { ColumnFacts, TableFacts } from '../warehouse.ts'

type Field = {
  readonly name: string
  readonly type: string
  readonly mode?: string
  readonly precision?: string
  readonly scale?: string
  readonly defaultValueExpression?: string
}

/** A table as the API describes it, as far as it is read here. */
export type TableResource = {
  readonly schema?: { readonly fields?: readonly Field[] }
  readonly timePartitioning?: { readonly expirationMs?: string }
  readonly requirePartitionFilter?: boolean
}

const MS_PER_DAY = 86_400_000

/** A table in the house's words. */
export const tableFacts = ({
  schema,
  timePartitioning,
  requirePartitionFilter,
}: TableResource): TableFacts => ({
  columns: (schema?.fields ?? []).map(columnFacts),
  ...(timePartitioning ? { requirePartitionFilter: requirePartitionFilter === true } : {}),
  ...(timePartitioning?.expirationMs === undefined
    ? {}
    : { partitionExpirationDays: Number(timePartitioning.expirationMs) / MS_PER_DAY }),
})

/** The API's old words for types of GoogleSQL. */
const words: Readonly<Record<string, string>> = {
  INTEGER: 'INT64',
  FLOAT: 'FLOAT64',
  BOOLEAN: 'BOOL',
  RECORD: 'STRUCT',
}

const columnFacts = (field: Field): ColumnFacts => ({
  name: field.name,
  type: typeOf(field),
  nullable: field.mode !== 'REQUIRED',
  ...(field.defaultValueExpression === undefined ? {} : { hasDefault: true as const }),
})

function typeOf({ type, mode, precision, scale = '0' }: Field): string {
  const word = words[type] ?? type
  const sized = precision === undefined ? word : `${word}(${precision}, ${scale})`
  return mode === 'REPEATED' ? `ARRAY<${sized}>` : sized
}
