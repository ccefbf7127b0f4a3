import { defineTable, int, required, text, timestamp } from '../../../warehouse/table-contract.ts'

export const roster = defineTable({
  id: 'roster',
  name: 'nba_raw.br_rosters_current',
  doc: 'Basketball-Reference rosters: everybody who belonged to a team at some time of a season.',
  phase: 2,
  key: ['season_year', 'team_abbrev', 'player_full_name', 'bref_player_id'],
  cluster: ['team_abbrev', 'player_lookup'],
  columns: {
    season_year: int('start year of the season', required),
    season_display: text('season as 2021-22', required),
    team_abbrev: text("the NBA's team code (Basketball-Reference's own code is mapped)", required),
    player_full_name: text('name as Basketball-Reference spells it', required),
    player_lookup: text('normalised player_full_name', required),
    bref_player_id: text("Basketball-Reference's id"),
    source_file_path: text('file the row came from', required),
    data_hash: text('first 16 hex digits of SHA-256 of the file', required),
    processed_at: timestamp('when the row was written', required),
  },
})
