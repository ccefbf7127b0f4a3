import type { Row } from '../../src/warehouse/warehouse.ts'

/** Where a decision or an alias holds, from its scope columns. */
export function sayScope(row: Row): string {
  switch (row.scope_kind) {
    case 'game':
      return `game ${row.scope_game_id}${row.scope_team_abbr ? ` ${row.scope_team_abbr}` : ''}`
    case 'team season':
      return `${row.scope_team_abbr} ${row.scope_season}`
    case 'source':
      return `source ${row.scope_source}`
    default:
      return String(row.scope_kind)
  }
}
