import { bool, defineTable, required, text, timestamp } from '../../../warehouse/table-contract.ts'
import { scopeColumns } from './scope-columns.ts'

export const playerAliases = defineTable({
  id: 'aliases',
  name: 'nba_reference.player_aliases',
  doc: 'Spellings that mean a player of another lookup, each where its decision says that it holds.',
  phase: 0,
  key: ['decision_id'],
  cluster: ['alias_lookup', 'nba_canonical_lookup'],
  columns: {
    alias_lookup: text('normalised spelling', required),
    nba_canonical_lookup: text('lookup of the player meant, which the registry knows', required),
    alias_display: text('the spelling as printed', required),
    nba_canonical_display: text("the player's name", required),
    alias_type: text('what makes the two differ', {
      ...required,
      values: [
        'suffix_difference',
        'nickname',
        'typo',
        'source_variation',
        'encoding_difference',
        'name_variation',
        'historical_name_change',
        'punctuation',
        'diacritics',
      ],
    }),
    alias_source: text('who decided it', { ...required, values: ['person', 'rule', 'import'] }),
    is_active: bool('false once its decision was undone', required),
    ...scopeColumns,
    decision_id: text('the decision that it follows from', required),
    notes: text('what the person wrote'),
    created_by: text('who, as other people read it', required),
    created_at: timestamp('when the decision was made', required),
    processed_at: timestamp('when the row was last written', required),
  },
})
