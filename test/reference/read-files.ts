import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Every file below a folder, of several versions in one folder only the latest. */
export function latestFiles(folder: string, perFolder: 'latest' | 'all' = 'latest'): string[] {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  const files = entries.filter(entry => entry.isFile()).map(entry => join(folder, entry.name))
  const below = entries
    .filter(entry => entry.isDirectory())
    .flatMap(entry => latestFiles(join(folder, entry.name), perFolder))
  return [...(perFolder === 'latest' ? files.slice(-1) : files), ...below]
}

export const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T

/** Rows of a CSV file by column name. The files have no quoted fields; one that has them is refused, not misread. */
export function readCsv(file: string): Record<string, string>[] {
  const text = readFileSync(file, 'utf8')
  if (text.includes('"')) throw new Error(`the reference reads no quoted CSV fields: ${file}`)
  const [head = '', ...lines] = text.split(/\r?\n/)
  const columns = head.split(',')
  return lines
    .filter(line => line !== '')
    .map(line => {
      const fields = line.split(',')
      return Object.fromEntries(columns.map((column, i) => [column, fields[i] ?? '']))
    })
}
