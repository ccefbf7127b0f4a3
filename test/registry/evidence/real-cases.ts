import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readCsv } from '../../../src/pipeline/feeds/csv.ts'
import { type NameCase, nameCaseOf } from '../../../src/registry/evidence/name-case.ts'

const path = fileURLToPath(new URL('../../../../shared/data/name-cases.csv', import.meta.url))

/** The real cases; undefined, said aloud, where they are not there. They are never part of this repository. */
export const realCases = (): NameCase[] | undefined => {
  if (!existsSync(path)) {
    console.warn('SKIPPED: tests on real names. ../shared/data/name-cases.csv is not there.')
    return undefined
  }
  const csv = readCsv(readFileSync(path, 'utf8'))
  if (!csv.ok) throw new Error(`name-cases.csv: ${csv.detail}`)
  return csv.rows.map(row => nameCaseOf(Object.fromEntries(csv.header.map((name, i) => [name, row[i]]))))
}

/** The rules were made looking at half 0; half 1 only ever confirmed them. A name is wholly in one of them. */
export const halfOf = ({ sighting }: NameCase): 0 | 1 =>
  (createHash('sha256').update(sighting.rawName).digest()[0] ?? 0) % 2 === 0 ? 0 : 1
