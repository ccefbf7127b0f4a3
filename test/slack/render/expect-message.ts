import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { expect } from 'vitest'
import { checkMessage } from '../../../src/slack/limits/check-message.ts'
import type { SlackMessage } from '../../../src/slack/render/slack-message.ts'
import { readBlocks } from './read-message.ts'

/** Compares a message with the transcript and the payload of that name; `UPDATE_GOLDEN=1` writes them instead. */
export function expectMessage(name: string, message: SlackMessage): void {
  expect(checkMessage(message, 'edit')).toEqual([])
  const files = (message.files ?? []).flatMap(file => [
    '',
    `--- file ${file.name}: ${file.title}`,
    ...shorten(file.content.trimEnd().split('\n')),
  ])
  const picture = message.picture ? ['', '--- picture below'] : []
  expectFile(
    `${name}.txt`,
    [`text: ${message.text}`, '', ...readBlocks(message.blocks), ...picture, ...files].join('\n'),
  )
  expectJson(name, message.blocks)
}

/** Of a long file its beginning and its end. */
const shorten = (lines: readonly string[]): readonly string[] =>
  lines.length <= 12 ? lines : [...lines.slice(0, 5), `(${lines.length - 6} more lines)`, ...lines.slice(-1)]

export function expectFile(name: string, text: string): void {
  const path = pathOf(name)
  if (isUpdating) write(path, text)
  expect(`${text}\n`).toBe(readFileSync(path, 'utf8'))
}

/** By value: how the file is laid out is the formatter's business, and it is written only when something changed. */
export function expectJson(name: string, value: unknown): void {
  const path = pathOf(`${name}.json`)
  const known = (): unknown => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined)
  if (isUpdating && !isDeepStrictEqual(known(), value)) write(path, JSON.stringify(value, null, 2))
  expect(value).toEqual(known())
}

const isUpdating = process.env.UPDATE_GOLDEN === '1'
const pathOf = (name: string): string => fileURLToPath(new URL(`./golden/${name}`, import.meta.url))

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${text}\n`)
}
