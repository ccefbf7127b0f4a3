import type { TableBlock } from '../assistant/answer/answer.ts'
import { padText } from './fit-text.ts'
import { paint } from './paint.ts'
import { safeText } from './safe-text.ts'
import type { Screen } from './screen.ts'
import { visibleWidth } from './visible-width.ts'
import { wrapText } from './wrap-text.ts'

const GAP = '  '
/** Texts are narrowed down to this many columns before a table gives up being one. */
const NARROWEST = 12

type Column = {
  readonly name: string
  readonly right: boolean
  readonly width: number
  readonly least: number
}

/**
 * A table. Where it is too wide for a terminal, its texts are wrapped inside their cells; where even that is too wide,
 * every row becomes a list of `name  value`. Numbers are never broken, and no character is ever dropped.
 */
export function renderTable(block: TableBlock, screen: Screen): readonly string[] {
  const rows = block.rows.map(row => block.columns.map((_, i) => safeText(row[i] ?? '')))
  const columns = block.columns.map(({ name, align }, i) => measure(safeText(name), align, rows, i))
  const title = block.title === undefined ? [] : wrapText(safeText(block.title), screen.width)
  const head = title.map(line => paint(line, 'strong', screen))
  if (rows.length === 0)
    return [...head, ...wrapText(`(no rows; columns ${columns.map(c => c.name).join(', ')})`, screen.width)]
  const fitting = screen.fits ? narrow(columns, screen.width) : columns
  return [...head, ...(fitting ? grid(fitting, rows, screen) : records(columns, rows, screen))]
}

function measure(
  name: string,
  align: 'left' | 'right' | undefined,
  rows: readonly (readonly string[])[],
  index: number,
): Column {
  const right = align === 'right'
  const values = rows.reduce((most, row) => Math.max(most, visibleWidth(row[index] ?? '')), 0)
  const width = Math.max(values, visibleWidth(name), 1)
  const word = Math.max(...name.split(/(?<=[_\s])/).map(part => visibleWidth(part.trimEnd())))
  return {
    name,
    right,
    width,
    least: Math.min(width, Math.max(right ? values : Math.min(values, NARROWEST), word)),
  }
}

/** Takes columns from the widest until all fit; undefined when they cannot. */
function narrow(columns: readonly Column[], width: number): readonly Column[] | undefined {
  const room = width - GAP.length * (columns.length - 1)
  if (columns.reduce((sum, { least }) => sum + least, 0) > room) return undefined
  const widths = columns.map(column => column.width)
  let excess = widths.reduce((sum, each) => sum + each, 0) - room
  for (; excess > 0; excess -= 1) {
    let widest = -1
    for (const [i, each] of widths.entries()) {
      if (each > (columns[i]?.least ?? 0) && each > (widths[widest] ?? 0)) widest = i
    }
    widths[widest] = (widths[widest] ?? 0) - 1
  }
  return columns.map((column, i) => ({ ...column, width: widths[i] ?? column.width }))
}

function grid(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  screen: Screen,
): readonly string[] {
  const print = (cells: readonly (readonly string[])[], bottom: boolean): readonly string[] => {
    const height = Math.max(...cells.map(lines => lines.length))
    return Array.from({ length: height }, (_, y) =>
      columns
        .map(({ right, width }, i) => {
          const lines = cells[i] ?? []
          return padText(lines[bottom ? y - height + lines.length : y] ?? '', width, right ? 'right' : 'left')
        })
        .join(GAP)
        .trimEnd(),
    )
  }
  const cell = (text: string, i: number) => wrapText(text, columns[i]?.width ?? 1)
  const rule = columns.map(({ width }) => (screen.unicode ? '─' : '-').repeat(width)).join(GAP)
  return [
    ...print(
      columns.map(({ name }, i) => cell(name, i)),
      true,
    ).map(line => paint(line, 'strong', screen)),
    paint(rule, 'quiet', screen),
    ...rows.flatMap(row => print(row.map(cell), false)),
  ]
}

function records(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  screen: Screen,
): readonly string[] {
  const label = Math.min(
    Math.max(...columns.map(({ name }) => visibleWidth(name))),
    Math.floor(screen.width / 2),
  )
  return rows.flatMap((row, number) => [
    paint(`row ${number + 1} of ${rows.length}`, 'quiet', screen),
    ...columns.flatMap(({ name }, i) => {
      const names = wrapText(name, label)
      const values = wrapText(row[i] ?? '', Math.max(8, screen.width - label - 4))
      return Array.from({ length: Math.max(names.length, values.length) }, (_, y) =>
        `  ${padText(names[y] ?? '', label)}${GAP}${values[y] ?? ''}`.trimEnd(),
      )
    }),
  ])
}
