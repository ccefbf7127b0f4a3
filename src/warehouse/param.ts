import type { Param } from './warehouse.ts'

/** Typed named parameters, short enough to read inside a statement. */
export const string = (value: string | null): Param => ({ type: 'STRING', value })
export const int64 = (value: number | null): Param => ({ type: 'INT64', value })
export const float64 = (value: number | null): Param => ({ type: 'FLOAT64', value })
export const date = (value: string | null): Param => ({ type: 'DATE', value })
export const timestamp = (value: Date): Param => ({ type: 'TIMESTAMP', value: value.toISOString() })
export const dates = (value: readonly string[]): Param => ({ type: 'ARRAY<DATE>', value })
export const strings = (value: readonly string[]): Param => ({ type: 'ARRAY<STRING>', value })
