import {
  date,
  defineTable,
  int,
  required,
  text,
  texts,
  timestamp,
} from '../../../warehouse/table-contract.ts'

export const resolvedNames = defineTable({
  id: 'resolved_names',
  name: 'nba_reference.resolved_names',
  doc: 'How a name in a feed was understood, where it is not simply the canonical one: every inactive player of a gamebook, and feed spellings.',
  phase: 2,
  dateColumn: 'game_date',
  key: ['source', 'game_date', 'game_id', 'team_abbr', 'raw_lookup', 'list_position'],
  cluster: ['source', 'team_abbr'],
  columns: {
    source: text('gamebook, bigdataball or injury_report', {
      ...required,
      values: ['gamebook', 'bigdataball', 'injury_report'],
    }),
    season_year: int('start year of the season', required),
    game_id: text('YYYYMMDD_AWY_HOM', required),
    game_date: date('US Eastern game day', required),
    team_abbr: text('team', required),
    raw_name: text('as printed', required),
    raw_lookup: text('normalised raw_name', required),
    list_position: int("place in the gamebook's list; 0 for other sources", { ...required, min: 0, max: 60 }),
    player_lookup: text('the player meant; a lookup with a colon when nobody can be named', required),
    player_name: text('his name as best known'),
    rule: text('what settled it; ambiguous or unknown when nothing did', required),
    candidates: texts('who else it could be'),
    processed_at: timestamp('when the row was written', required),
  },
})
