import type { ColumnType } from '../../src/warehouse/table-contract.ts'
import type { ParamType } from '../../src/warehouse/warehouse.ts'

export type { ParamType }

type ScalarType = Exclude<ColumnType | ParamType, `ARRAY<${string}>`>

/** zetasql.TypeProto, as far as our types need it. */
export type TypeProto = {
  readonly type_kind: string
  readonly array_type?: { readonly element_type: TypeProto }
}

const kinds: Readonly<Record<ScalarType, string>> = {
  STRING: 'TYPE_STRING',
  INT64: 'TYPE_INT64',
  FLOAT64: 'TYPE_DOUBLE',
  NUMERIC: 'TYPE_NUMERIC',
  BOOL: 'TYPE_BOOL',
  DATE: 'TYPE_DATE',
  TIMESTAMP: 'TYPE_TIMESTAMP',
}

const names = new Map(Object.entries(kinds).map(([name, kind]) => [kind, name]))

export function toTypeProto(type: ColumnType | ParamType): TypeProto {
  const element = /^ARRAY<(.+)>$/.exec(type)?.[1]
  return element === undefined
    ? { type_kind: kinds[type as ScalarType] }
    : { type_kind: 'TYPE_ARRAY', array_type: { element_type: toTypeProto(element as ScalarType) } }
}

/** GoogleSQL's name of a type; a kind that our tables do not know keeps its bare name (`DATETIME`, `JSON`). */
export function typeName(type: TypeProto): string {
  if (type.array_type) return `ARRAY<${typeName(type.array_type.element_type)}>`
  return names.get(type.type_kind) ?? type.type_kind.replace('TYPE_', '')
}
