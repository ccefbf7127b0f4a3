import type { Comparison } from './compare-tables.ts'

/** What keeps rows from being written, in one clause; empty where nothing does. */
export function sayFaults({ tables, absent, missing, refusing }: Comparison): string {
  const columns = tables.reduce((sum, table) => sum + table.columns.length, 0)
  const is = (count: number) => (count === 1 ? 'is' : 'are')
  return [
    ...(absent.length > 0
      ? [`${absent.length} of ${tables.length} tables ${is(absent.length)} missing`]
      : []),
    ...(missing.length > 0 ? [`${missing.length} of ${columns} columns ${is(missing.length)} missing`] : []),
    ...(refusing.length > 0 ? [`${refusing.length} of ${columns} columns cannot be written into`] : []),
  ].join(', ')
}

/** Everything that differs, one line each, what hinders first. */
export const listDifferences = ({
  absent,
  missing,
  refusing,
  taking,
  extra,
}: Comparison): readonly string[] => [
  ...absent.map(name => `no table ${name}`),
  ...[...refusing, ...missing, ...taking].map(({ column, says }) => `${column} ${says}`),
  ...extra.map(({ column, found }) => `${column} (${found}) is in no contract; it is kept and left alone`),
]

/** What a person can copy: what is drafted for the missing parts, then what would let columns take what is written. */
export const listStatements = (
  { refusing }: Comparison,
  drafts: ReadonlyMap<string, readonly string[]>,
): readonly string[] =>
  // A dataset is drafted with each of its tables.
  [...new Set([...drafts.values(), refusing.flatMap(({ mend }) => mend ?? [])].flat())].map(sql => `${sql};`)
