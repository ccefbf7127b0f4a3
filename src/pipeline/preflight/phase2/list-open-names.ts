import { resolvedNames } from '../../tables/reference/resolved-names.ts'
import type { Mend } from '../check.ts'
import type { RangeContext } from '../range-context.ts'
import type { NameSource } from './read-name-joins.ts'

/** The command that lists the names of a range which mean nobody, with whom they could be. */
export const listOpenNames = ({ start, end }: RangeContext, source: NameSource): Mend => ({
  do: 'type',
  line: `sql "SELECT game_date, team_abbr, raw_name, rule, candidates FROM ${resolvedNames.name} WHERE source = '${source}' AND game_date BETWEEN '${start}' AND '${end}' AND STRPOS(player_lookup, ':') > 0 ORDER BY game_date, team_abbr"`,
})
