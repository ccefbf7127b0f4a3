import { z } from 'zod'
import { identifier } from './composition.ts'
import { richText } from './rich-text.ts'

const COLUMNS = 20
const rawText = z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) })
const rawNumber = z.strictObject({
  type: z.literal('raw_number'),
  value: z.number(),
  text: z.string().min(1),
})
const cells = z
  .array(z.discriminatedUnion('type', [rawText, rawNumber, richText]))
  .min(1)
  .max(COLUMNS)

export const table = z.strictObject({
  type: z.literal('table'),
  block_id: identifier.exactOptional(),
  rows: z.array(cells).min(1).max(100),
  column_settings: z
    .array(
      z.strictObject({
        align: z.enum(['left', 'center', 'right']).exactOptional(),
        is_wrapped: z.boolean().exactOptional(),
      }),
    )
    .max(COLUMNS)
    .exactOptional(),
})

/** A table that a reader pages and sorts: a header of plain cells and up to a hundred rows, all of one width. */
export const dataTable = z
  .strictObject({
    type: z.literal('data_table'),
    block_id: identifier.exactOptional(),
    caption: z.string().min(1),
    rows: z.array(cells).min(2).max(101),
    page_size: z.number().int().min(1).max(100).exactOptional(),
    row_header_column_index: z.number().int().min(0).exactOptional(),
  })
  .refine(({ rows }) => rows.every(({ length }) => length === rows[0]?.length), {
    message: 'all rows must have the same number of cells',
    path: ['rows'],
  })
  .refine(({ rows }) => rows[0]?.every(({ type }) => type !== 'rich_text') ?? false, {
    message: 'the header row must not have rich_text cells',
    path: ['rows', 0],
  })
