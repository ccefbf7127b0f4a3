import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { commandsPage } from '../../scripts/pages/commands-page.ts'
import { tablesPage } from '../../scripts/pages/tables-page.ts'

const page = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8')

describe('pages made from the code are up to date (npm run docs)', () => {
  test('docs/tables.md', () => {
    expect(page('tables.md')).toBe(tablesPage())
  })
  test('docs/commands.md', () => {
    expect(page('commands.md')).toBe(commandsPage())
  })
})
