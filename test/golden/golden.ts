import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'

/**
 * Compares text with the transcript of that name beside this file; `UPDATE_GOLDEN=1` writes it instead. Escape
 * characters are stored as `␛`, so that a transcript can be read in any editor and diff.
 */
export function expectGolden(name: string, lines: readonly string[]): void {
  const text = `${lines.join('\n')}\n`.replaceAll('\u001b', '␛')
  const path = fileURLToPath(new URL(`./${name}.txt`, import.meta.url))
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  expect(text).toBe(readFileSync(path, 'utf8'))
}
