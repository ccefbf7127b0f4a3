import type { TableContract } from '../../warehouse/table-contract.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { plural } from '../words/plural.ts'
import { type Check, fail, ok } from './check.ts'

export type SqlText = { readonly name: string; readonly text: string }

const TABLE_NAME = /\b(?:FROM|JOIN)\s+((?:nba_\w+|backcourt)\.\w+)/g

/** Tables that a text reads and no contract declares. */
export const strayTables = ({ text }: SqlText, contracts: readonly TableContract[]): readonly string[] => {
  const known = new Set(contracts.map(({ name }) => name))
  const read = new Set(Array.from(text.matchAll(TABLE_NAME), match => String(match[1])))
  return [...read].filter(name => !known.has(name)).sort()
}

/**
 * The catalogue's self-test: every table that any SQL reads is in the contracts, and the engine itself understands the
 * statements of the processors, down to their columns.
 */
export async function checkCatalogue(
  warehouse: Warehouse,
  contracts: readonly TableContract[],
  texts: readonly SqlText[],
  processors: readonly SqlText[],
): Promise<Check> {
  const strays = texts.flatMap(sql =>
    strayTables(sql, contracts).map(table => `${sql.name}.sql reads ${table}`),
  )
  const refused: string[] = []
  for (const { name, text } of processors) {
    const seen = await warehouse.inspect(text)
    if (seen.kind === 'invalid') refused.push(`${name}.sql: ${seen.problem.split('\n')[0]}`)
    else if (seen.kind !== 'select') refused.push(`${name}.sql is no single SELECT`)
  }
  const faults = [...strays, ...refused]
  return faults.length === 0
    ? ok(
        'catalogue',
        `${plural(texts.length, 'SQL text')} read declared tables only; the engine understands ${plural(processors.length, 'processor')}`,
      )
    : fail(
        'catalogue',
        faults.slice(0, 3).join('; '),
        'a bug of Backcourt, or a table that was changed: compare with `tables`',
      )
}
