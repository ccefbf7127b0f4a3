import type { ColumnContract } from './table-contract.ts'

/** How a column takes what a contract writes into it; `says` tells what is lost, or why nothing can be written. */
export type TypeFit = { readonly fit: 'fits' } | { readonly fit: 'takes' | 'refuses'; readonly says: string }

/** The contract's type as GoogleSQL writes it. */
export const typeName = ({ type, precision = 38, scale = 9 }: ColumnContract): string =>
  type === 'NUMERIC' && !(precision === 38 && scale === 9) ? `NUMERIC(${precision}, ${scale})` : type

/** Digits of an INT64. */
const WHOLE_DIGITS = 19

/**
 * Can what the contract writes go into a column of this type? By BigQuery's coercion, the stricter one: a number goes
 * into a type that holds all its digits, a decimal also into a float, and nothing else into another type.
 */
export function typeFit(found: string, contract: ColumnContract): TypeFit {
  const wanted = typeName(contract)
  if (found === wanted) return { fit: 'fits' }
  const is = `is ${found}, not ${wanted}`
  const decimal = readDecimal(found)
  if (contract.type === 'INT64') {
    if (found === 'FLOAT64') return { fit: 'takes', says: `${is}: exact up to 2^53` }
    if (decimal && decimal.whole >= WHOLE_DIGITS) return { fit: 'takes', says: is }
  }
  if (contract.type === 'NUMERIC') {
    if (found === 'FLOAT64') return { fit: 'takes', says: `${is}: kept as the nearest binary number` }
    const own = readDecimal(wanted)
    if (decimal && own) {
      if (decimal.whole === own.whole && decimal.scale === own.scale) return { fit: 'fits' }
      // Only NULL is ever written, and that has no digits.
      if (contract.placeholder) return { fit: 'takes', says: is }
      if (decimal.scale < own.scale)
        return { fit: 'refuses', says: `${is}: it keeps ${decimal.scale} of ${own.scale} decimals` }
      if (decimal.whole < own.whole)
        return {
          fit: 'refuses',
          says: `${is}: it holds ${decimal.whole} of ${own.whole} digits before the point`,
        }
      return { fit: 'takes', says: is }
    }
  }
  return { fit: 'refuses', says: is }
}

/** Digits before and after the point; BigQuery's bare NUMERIC and BIGNUMERIC have 29 and 9, 38 and 38. */
function readDecimal(type: string): { readonly whole: number; readonly scale: number } | undefined {
  const match = /^(BIG)?NUMERIC(?:\((\d+)(?:, ?(\d+))?\))?$/.exec(type)
  if (!match) return undefined
  const [, big, precision, scale = '0'] = match
  if (precision !== undefined) return { whole: Number(precision) - Number(scale), scale: Number(scale) }
  return big ? { whole: 38, scale: 38 } : { whole: 29, scale: 9 }
}
