import type { Block, TableBlock } from '../../assistant/answer/answer.ts'
import { matrixFacts } from './matrix-facts.ts'
import { nativeTable } from './native-table.ts'
import type { Part } from './part.ts'
import { partTitle } from './part-title.ts'
import { richText } from './rich-text.ts'
import { type Lines, showLines } from './show-lines.ts'
import { showMatrix } from './show-matrix.ts'
import { tableLines } from './table-lines.ts'

/** What a message still takes. */
export type Room = {
  readonly characters: number
  /** Slack takes one table in a message. */
  readonly table: boolean
  readonly picture: boolean
}

/** One block of an answer; `number` makes the names of files differ. Without room for characters it is a file alone. */
export function showBlock(block: Block, number: number, room: Room): Part {
  if (room.characters <= 0) return asFile(linesOf(block, number))
  if (block.kind === 'matrix' && room.picture)
    return showMatrix(block, `coverage-${number}.txt`, room.characters)
  const table = block.kind === 'table' && room.table ? nativeTable(block, room.characters) : undefined
  if (table === undefined) return showLines(linesOf(block, number), room.characters)
  const title = block.kind === 'table' && block.title ? [richText(partTitle(block.title))] : []
  return { blocks: [...title, table], files: [] }
}

function linesOf(block: Block, number: number): Lines {
  switch (block.kind) {
    case 'table':
      return { title: block.title, lines: rowsOf(block), noun: 'row', head: 2, file: `rows-${number}.txt` }
    case 'matrix':
      return {
        title: block.title ?? 'Coverage',
        lines: matrixFacts(block),
        noun: 'table',
        head: 0,
        file: `coverage-${number}.txt`,
      }
    case 'text':
      return { lines: block.lines, noun: 'line', head: 0, file: `text-${number}.txt` }
  }
}

const rowsOf = (block: TableBlock): readonly string[] =>
  block.rows.length === 0
    ? [`(no rows; columns ${block.columns.map(({ name }) => name).join(', ')})`]
    : tableLines(block)

const asFile = ({ title, lines, file }: Lines): Part => ({
  blocks: [],
  files: [{ name: file, title: title ?? file, content: `${lines.join('\n')}\n` }],
})
