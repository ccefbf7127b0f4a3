import { defineTable, required, text, timestamp } from '../../../warehouse/table-contract.ts'
import { scopeColumns } from './scope-columns.ts'

export const nameDecisions = defineTable({
  id: 'name_decisions',
  name: 'nba_reference.name_decisions',
  doc: 'What people or rules decided of a name. Rows are only ever added; the state of a name is what its decisions, in order, make of it.',
  phase: 0,
  key: ['decision_id'],
  cluster: ['raw_lookup', 'source', 'season'],
  columns: {
    decision_id: text('decision; later ones sort behind earlier ones of the same moment', required),
    decided_at: timestamp('when', required),
    decided_by_id: text('who, as rights know him: `slack:U012AB3CD`, `rule:suffix`', required),
    decided_by_name: text('who, as other people read it', required),
    kind: text('what was decided', {
      ...required,
      values: [
        'accept',
        'reject',
        'new player',
        'not a player',
        'unsure',
        'snooze',
        'claim',
        'release',
        'undo',
      ],
    }),
    source: text('feed that prints the name', required),
    raw_name: text('as printed', required),
    raw_lookup: text('normalised raw_name', required),
    team_abbr: text('team with which it is printed; empty where the feed names none', required),
    season: text('season as 2021-22', required),
    player_lookup: text('the player accepted or rejected'),
    player_name: text('his name then'),
    ...scopeColumns,
    until_at: timestamp('when a snooze or a claim ends'),
    evidence: text('the candidates with their reasons as they were shown, as JSON'),
    note: text('what the person wrote'),
    undoes: text('the decision that this one takes back'),
  },
})
