import type { AnyBlock } from '@slack/types'
import { z } from 'zod'
import { block } from './block.ts'
import { at, sayProblems } from './slack-problem.ts'

const TABLE_CHARACTERS = 10_000
const MARKDOWN_CHARACTERS = 12_000

type Part = Readonly<Record<string, unknown>>

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null
const parts = (value: unknown): readonly Part[] => (Array.isArray(value) ? value.filter(isPart) : [])

/** The characters of every `text` inside, however deep. */
export const countText = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce<number>((sum, inside) => sum + countText(inside), 0)
  if (!isPart(value)) return 0
  return Object.entries(value).reduce(
    (sum, [key, inside]) =>
      sum + (key === 'text' && typeof inside === 'string' ? inside.length : countText(inside)),
    0,
  )
}

/** Says twice which name stands twice. Names that Slack makes itself (absent ones) never clash. */
const repeated = (
  those: readonly Part[],
  key: 'block_id' | 'action_id',
  path: readonly PropertyKey[],
): string[] =>
  those.flatMap((part, index) => {
    const name = part[key]
    const isSecond = name !== undefined && those.findIndex(other => other[key] === name) < index
    return isSecond ? [at(`\`${key}\` "${String(name)}" already exists`, [...path, index, key])] : []
  })

/**
 * What Slack would refuse of a list of blocks: each by its schema, then what holds among them (names that stand twice,
 * one table, the size of tables and markdown together).
 */
export const checkBlocks = (
  blocks: readonly AnyBlock[],
  max: number,
  root: readonly PropertyKey[],
): string[] => {
  const result = z.array(block).max(max).safeParse(blocks)
  if (!result.success) return sayProblems(result.error.issues, blocks, root)
  const those = parts(blocks)
  const tables = those.filter(({ type }) => type === 'table' || type === 'data_table')
  const markdown = countText(those.filter(({ type }) => type === 'markdown'))
  return [
    ...repeated(those, 'block_id', root),
    ...those.flatMap((part, index) =>
      repeated(parts(part.elements), 'action_id', [...root, index, 'elements']),
    ),
    ...(tables.length > 1 ? [at('only one table is allowed', root)] : []),
    ...(countText(tables) > TABLE_CHARACTERS
      ? [at(`a table must have less than ${TABLE_CHARACTERS + 1} characters`, root)]
      : []),
    ...(markdown > MARKDOWN_CHARACTERS
      ? [at(`markdown must be less than ${MARKDOWN_CHARACTERS + 1} characters in all`, root)]
      : []),
  ]
}
