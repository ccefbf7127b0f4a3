import { date, defineTable, int, required, text, timestamp } from '../../../warehouse/table-contract.ts'

export const injuryReport = defineTable({
  id: 'injury_report',
  name: 'nba_raw.nbac_injury_report',
  doc: 'One row per player and game on an official injury report.',
  phase: 2,
  dateColumn: 'report_date',
  key: ['report_date', 'report_hour', 'game_date', 'team', 'player_lookup'],
  cluster: ['team', 'player_lookup'],
  columns: {
    report_date: date('day of the report', required),
    report_hour: int('hour of the report, US Eastern', { ...required, min: 0, max: 23 }),
    game_date: date('game day that the row speaks of', required),
    season_year: int('start year of the season', required),
    matchup: text('AWY@HOM', required),
    team: text('team', required),
    player_name: text('as printed: Last, First', required),
    player_lookup: text('normalised name, first name first', required),
    injury_status: text('out, doubtful, questionable, probable or available', {
      ...required,
      values: ['out', 'doubtful', 'questionable', 'probable', 'available'],
    }),
    reason: text('reason as printed'),
    source_file_path: text('file the row came from', required),
    data_hash: text('first 16 hex digits of SHA-256 of the file', required),
    processed_at: timestamp('when the row was written', required),
  },
})
