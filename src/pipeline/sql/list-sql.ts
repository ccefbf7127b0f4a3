import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Every GoogleSQL text that ships, by its path without the ending, sorted; beside this file or beside the bundle. */
export function listSql(): readonly { readonly name: string; readonly text: string }[] {
  const folder = fileURLToPath(new URL('.', import.meta.url))
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.sql'))
    .sort()
    .map(path => ({
      name: path.slice(0, -'.sql'.length).replaceAll('\\', '/'),
      text: readFileSync(join(folder, path), 'utf8'),
    }))
}
