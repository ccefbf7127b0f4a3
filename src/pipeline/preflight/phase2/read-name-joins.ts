import { groupBy } from '../../../warehouse/group-by.ts'
import type { RangeContext } from '../range-context.ts'
import { readJoinRows } from './read-join-rows.ts'

/** As many as the statement gives of the whole range. */
const MOST_EXAMPLES = 3

export type NameSource = 'bigdataball' | 'injury_report' | 'gamebook'

export type NameJoins = {
  readonly names: number
  readonly joined: number
  /** Names that mean nobody, three at most. */
  readonly examples: readonly string[]
}

const read = new WeakMap<RangeContext, Promise<ReadonlyMap<string, NameJoins>>>()

/** The names of a source in the range; all sources are counted by one statement, once for a context. */
export async function readNameJoins(context: RangeContext, source: NameSource): Promise<NameJoins> {
  const known = read.get(context) ?? query(context)
  read.set(context, known)
  return (await known).get(source) ?? { names: 0, joined: 0, examples: [] }
}

async function query({ warehouse, start, end, signal }: RangeContext) {
  const rows = await readJoinRows(warehouse, start, end, signal)
  const sources = new Map<string, NameJoins>()
  for (const [source, own] of groupBy(rows, row => String(row.source))) {
    const count = (joins: boolean) => Number(own.find(row => row.joins_player === joins)?.names ?? 0)
    sources.set(source, {
      names: count(true) + count(false),
      joined: count(true),
      examples: own
        .filter(row => row.joins_player === false && Number(row.place) <= MOST_EXAMPLES)
        .map(row => `${row.game_date} ${row.team_abbr} ${row.raw_name}`),
    })
  }
  return sources
}
