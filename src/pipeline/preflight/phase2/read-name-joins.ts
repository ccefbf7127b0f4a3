import { date, int64 } from '../../../warehouse/param.ts'
import { seasonOf } from '../../season.ts'
import { readSql } from '../../sql/read-sql.ts'
import { seasonEnd, seasonStart } from '../../units/unit.ts'
import type { RangeContext } from '../range-context.ts'

const SQL = readSql('preflight/name-joins')

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
  const params = {
    start: date(start),
    end: date(end),
    season_start: date(seasonStart(seasonOf(start))),
    season_end: date(seasonEnd(seasonOf(end))),
    first_season: int64(seasonOf(start)),
    last_season: int64(seasonOf(end)),
  }
  const { rows } = await warehouse.query({ sql: SQL, params }, { signal })
  const sources = new Map<string, NameJoins>()
  for (const source of new Set(rows.map(row => String(row.source)))) {
    const own = rows.filter(row => row.source === source)
    const count = (joins: boolean) => Number(own.find(row => row.joins_player === joins)?.names ?? 0)
    sources.set(source, {
      names: count(true) + count(false),
      joined: count(true),
      examples: own
        .filter(row => row.joins_player === false)
        .map(row => `${row.game_date} ${row.team_abbr} ${row.raw_name}`),
    })
  }
  return sources
}
