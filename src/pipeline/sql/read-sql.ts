import { readFileSync } from 'node:fs'

/** A GoogleSQL text of this folder, by its path without the ending: `psza`, `validation/cross-checks`. */
export const readSql = (name: string): string =>
  readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8')
