import { z } from 'zod'
import type { ColumnContract } from '../../warehouse/table-contract.ts'

/** A number as the table's contract allows it, so that a file which cannot be loaded is found before loading. */
export const countIn = (column: ColumnContract) =>
  z
    .int({ error: issue => (issue.input === undefined ? undefined : 'must be a whole number') })
    .min(column.min ?? Number.MIN_SAFE_INTEGER, `must be at least ${column.min}`)
    .max(column.max ?? Number.MAX_SAFE_INTEGER, `must be at most ${column.max}`)

/** A text with something in it; spaces around it do not count. */
export const words = z.string().trim().min(1, 'must not be empty')

export const gameDay = z.iso.date('must be a date such as 2021-11-22')

export const team = z.string().regex(/^[A-Z]{3}$/, 'must be a team code such as BOS')

export const nbaGameIdText = z.string().regex(/^\d{10}$/, 'must be ten digits')

export const seasonOfText = z.string().regex(/^\d{4}-\d{2}$/, 'must be a season such as 2021-22')
