import { required, text } from '../../../warehouse/table-contract.ts'

/** Where what was decided of a name holds. Every value is set that the kind needs, the others are NULL. */
export const scopeColumns = {
  scope_kind: text('one game, one team in one season, one source, or everywhere', {
    ...required,
    values: ['game', 'team season', 'source', 'everywhere'],
  }),
  scope_game_id: text('the game, for a scope of one game'),
  scope_team_abbr: text('the team, for a scope of one game or of one team and season'),
  scope_season: text('the season as 2021-22, for a scope of one team and season'),
  scope_source: text('the source, for a scope of one source'),
} as const
