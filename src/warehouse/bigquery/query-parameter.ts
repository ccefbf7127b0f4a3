import type { Param } from '../warehouse.ts'

/** A named parameter as the API takes it. */
export type QueryParameter = {
  readonly name: string
  readonly parameterType: { readonly type: string; readonly arrayType?: { readonly type: string } }
  readonly parameterValue:
    | { readonly value: string | null }
    | { readonly arrayValues: readonly { readonly value: string }[] }
}

/** Every value travels as text, so neither a large INT64 nor a time loses anything. */
export function queryParameter(name: string, { type, value }: Param): QueryParameter {
  const element = /^ARRAY<(.+)>$/.exec(type)?.[1]
  if (element === undefined)
    return { name, parameterType: { type }, parameterValue: { value: value === null ? null : String(value) } }
  const values = Array.isArray(value) ? value : []
  return {
    name,
    parameterType: { type: 'ARRAY', arrayType: { type: element } },
    parameterValue: { arrayValues: values.map(item => ({ value: String(item) })) },
  }
}
