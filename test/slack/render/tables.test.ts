import { describe, expect, test } from 'vitest'
import type { TableBlock } from '../../../src/assistant/answer/answer.ts'
import { renderAnswer } from '../../../src/slack/render/render-answer.ts'
import { validation } from './samples.ts'

const table = (
  rows: readonly (readonly string[])[],
  names: readonly string[] = ['run', 'by'],
): TableBlock => ({
  kind: 'table',
  columns: names.map(name => ({ name })),
  rows,
})
const render = (...blocks: readonly TableBlock[]) =>
  renderAnswer({ ...validation, facts: [], next: [], blocks: [...blocks] })
const typesOf = (...blocks: readonly TableBlock[]) => render(...blocks).blocks.map(({ type }) => type)
const filesOf = (...blocks: readonly TableBlock[]) => (render(...blocks).files ?? []).map(({ name }) => name)

const few = [['k3f9', 'ana']]
const many = Array.from({ length: 60 }, (_, i) => [`k${i}`, 'ana'])

describe('a table', () => {
  test('is one of Slack, the second one of a message letters of one width', () => {
    expect(typesOf(table(few))).toEqual(['rich_text', 'table'])
    expect(typesOf(table(few), table(few))).toEqual(['rich_text', 'table', 'rich_text'])
    expect(filesOf(table(few), table(few))).toEqual([])
  })

  test('that is long and not the first one is a file with its beginning shown', () => {
    expect(filesOf(table(few), table(many))).toEqual(['rows-2.txt'])
    expect(JSON.stringify(render(table(few), table(many)).blocks)).toContain('and 52 more rows in rows-2.txt')
  })

  test('that is wider than a phone is a file, however few its rows; nothing in the file is cut', () => {
    const wide = table([Array.from({ length: 7 }, () => 'x'.repeat(30))], ['a', 'b', 'c', 'd', 'e', 'f', 'g'])
    expect(typesOf(wide)).not.toContain('table')
    expect(render(wide).files?.[0]?.content).toContain(`${'x'.repeat(30)}  ${'x'.repeat(30)}`)
    const columns = Array.from({ length: 8 }, (_, i) => `c${i}`)
    expect(typesOf(table([columns], columns))).not.toContain('table')
  })

  test('without rows says its columns; an empty cell is a dash', () => {
    expect(JSON.stringify(render(table([])).blocks)).toContain('(no rows; columns run, by)')
    expect(JSON.stringify(render(table([['k3f9', '']])).blocks[1])).toContain('"–"')
  })

  test('keeps numbers under each other beside names of any script', () => {
    const lines = render(
      table(few),
      table([
        ['سلمى', '1'],
        ['Jokić', '2'],
      ]),
    ).blocks.at(-1)
    const text = JSON.stringify(lines)
    expect(text).toContain('\u2068سلمى\u2069   1')
    expect(text).toContain('Jokić  2')
  })
})
