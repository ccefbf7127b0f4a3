import type { TypeProto } from './type-proto.ts'

/** A value as the tests write it: DATE `YYYY-MM-DD`, TIMESTAMP ISO 8601, NUMERIC and INT64 numbers. */
export type PlainValue = string | number | boolean | null | readonly PlainValue[]

type ValueProto = Readonly<Record<string, unknown>>

const dayMs = 86_400_000
const numericScale = 9

/** zetasql.ValueProto of a plain value; no field at all means NULL. */
export function toValueProto(value: PlainValue, type: TypeProto): ValueProto {
  if (value === null) return {}
  switch (type.type_kind) {
    case 'TYPE_STRING':
      return { string_value: value }
    case 'TYPE_INT64':
      return { int64_value: String(value) }
    case 'TYPE_DOUBLE':
      return { double_value: value }
    case 'TYPE_BOOL':
      return { bool_value: value }
    case 'TYPE_DATE':
      return { date_value: Date.parse(`${value}T00:00:00Z`) / dayMs }
    case 'TYPE_TIMESTAMP': {
      const ms = Date.parse(String(value))
      const seconds = Math.floor(ms / 1000)
      return { timestamp_value: { seconds: String(seconds), nanos: (ms - seconds * 1000) * 1_000_000 } }
    }
    case 'TYPE_NUMERIC':
      return { numeric_value: numericBytes(Number(value)) }
    case 'TYPE_ARRAY': {
      const element = elementType(type)
      return { array_value: { element: (value as PlainValue[]).map(item => toValueProto(item, element)) } }
    }
    default:
      throw new Error(`no way to write a value of type ${type.type_kind}`)
  }
}

export function fromValueProto(proto: ValueProto, type: TypeProto): PlainValue {
  const field = proto.value
  if (typeof field !== 'string') return null
  const value = proto[field]
  switch (type.type_kind) {
    case 'TYPE_STRING':
    case 'TYPE_BOOL':
      return value as string | boolean
    case 'TYPE_INT64':
    case 'TYPE_DOUBLE':
      return Number(value)
    case 'TYPE_DATE':
      return new Date(Number(value) * dayMs).toISOString().slice(0, 10)
    case 'TYPE_TIMESTAMP': {
      const { seconds, nanos } = value as { seconds?: string; nanos?: number }
      return new Date(Number(seconds ?? 0) * 1000 + (nanos ?? 0) / 1_000_000).toISOString()
    }
    case 'TYPE_NUMERIC':
      return fromNumericBytes(value as Uint8Array)
    case 'TYPE_ARRAY': {
      const { element = [] } = value as { element?: readonly ValueProto[] }
      return element.map(item => fromValueProto(item, elementType(type)))
    }
    default:
      throw new Error(`no way to read a value of type ${type.type_kind}`)
  }
}

function elementType(type: TypeProto): TypeProto {
  if (!type.array_type) throw new Error('an ARRAY type without an element type')
  return type.array_type.element_type
}

// NumericValue::SerializeAsProtoBytes: the value times 10^9 as a little-endian two's complement integer.
function numericBytes(value: number): Uint8Array {
  let rest = BigInt.asUintN(128, BigInt(value.toFixed(numericScale).replace('.', '')))
  return Uint8Array.from({ length: 16 }, () => {
    const byte = Number(rest & 0xffn)
    rest >>= 8n
    return byte
  })
}

function fromNumericBytes(bytes: Uint8Array): number {
  const whole = bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  const signed = BigInt.asIntN(bytes.length * 8, whole)
  const digits = (signed < 0n ? -signed : signed).toString().padStart(numericScale + 1, '0')
  const text = `${digits.slice(0, -numericScale)}.${digits.slice(-numericScale)}`
  return signed < 0n ? -Number(text) : Number(text)
}
