import type { MatrixBlock } from '../../assistant/answer/answer.ts'
import { formatCount } from '../../assistant/words/format-count.ts'
import type { Band, Scale } from './bands.ts'
import { textWidth } from './text-width.ts'

/** Pixels of the picture at full size. A phone shows a third of them, so no letter is smaller than 22. */
export const PAD = 28
export const GAP = 2
export const TITLE = { size: 26, bold: true } as const
export const HEAD = { size: 22 } as const
export const LABEL = { size: 26, bold: true } as const
export const TOTALS = 'days well'
export const heights = {
  title: 44,
  head: 34,
  gap: 4,
  day: 34,
  week: 46,
  'day in words': 46,
  below: 24,
} as const

const NARROWEST = 1060
const WIDEST = 1200
const MOST_LABEL = 240
const cells: Readonly<Record<Scale, { readonly least: number; readonly most: number }>> = {
  'day in words': { least: 60, most: 150 },
  day: { least: 16, most: 60 },
  week: { least: 14, most: 60 },
}
const ONE_DAY = 600

export type Grid = {
  readonly width: number
  /** Where the first column begins. */
  readonly plot: number
  readonly cell: number
}

/** Columns as wide as names and totals leave room for, the same in all bands. */
export function gridOf({ rows }: MatrixBlock, scale: Scale, bands: readonly Band[]): Grid {
  const label = Math.max(0, ...rows.map(({ name }) => textWidth(name, LABEL)))
  const plot = Math.ceil(PAD + Math.min(MOST_LABEL, label) + 12)
  const most = Math.max(1, ...bands.map(({ columns }) => columns.length))
  const days = Math.max(0, ...bands.map(({ columns }) => columns.flatMap(each => each.days).length))
  const widest = `${formatCount(days)} of ${formatCount(days)}`
  const totals = Math.max(
    ...[TOTALS, 'none due', widest].map(text => textWidth(text, { ...HEAD, bold: true })),
  )
  const beside = plot + 12 + totals + PAD
  const { least, most: wide } = cells[scale]
  const cell = Math.floor((WIDEST - beside) / most) - GAP
  const limit = scale === 'day in words' && most === 1 ? ONE_DAY : wide
  const taken = Math.max(least, Math.min(limit, cell))
  return {
    width: Math.min(WIDEST, Math.max(NARROWEST, Math.ceil(beside + most * (taken + GAP)))),
    plot,
    cell: taken,
  }
}
