import { plural } from '../../src/assistant/words/plural.ts'
import { tables } from '../../src/pipeline/tables/index.ts'
import type { Look } from './look-at-warehouse.ts'

/** What making the missing parts changed: the difference of two looks, whoever made them in between. */
export function sayCreated(
  before: Look,
  after: Look,
): { readonly says: string; readonly statements: readonly string[] } {
  if (typeof after === 'string' || 'broken' in after)
    return { says: 'The warehouse does not answer any more.', statements: [] }
  const known = typeof before === 'object' && 'comparison' in before ? before : undefined
  const absent = known ? known.comparison.absent : tables.map(({ name }) => name)
  const still = new Set(after.comparison.absent)
  const made = absent.filter(name => !still.has(name)).length
  const left = new Set(after.comparison.missing.map(({ column }) => column))
  const added = (known?.comparison.missing ?? []).filter(({ column }) => !left.has(column)).length
  const did = [
    ...(made > 0 ? [`created ${plural(made, 'table')}`] : []),
    ...(added > 0 ? [`added ${plural(added, 'column')}`] : []),
  ].join(' and ')
  return {
    says:
      did === ''
        ? `Nothing was missing in ${after.place}; nothing was changed.`
        : `${did[0]?.toUpperCase()}${did.slice(1)} in ${after.place}.`,
    statements: [...(known?.drafts.values() ?? [])].flat(),
  }
}
