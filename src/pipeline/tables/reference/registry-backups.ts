import { defineTable, int, required, text, timestamp } from '../../../warehouse/table-contract.ts'
import { nbaPlayersRegistry } from './nba-players-registry.ts'

export const registryBackups = defineTable({
  id: 'registry_backups',
  name: 'nba_reference.registry_backups',
  doc: "A season's rows of the registry as they were before they were replaced, every column, for `registry undo`.",
  phase: 0,
  key: ['backup_id', ...nbaPlayersRegistry.key],
  cluster: ['backup_id'],
  columns: {
    backup_id: text('backup: the run that replaced the rows', required),
    backed_up_at: timestamp('when the rows were replaced', required),
    backed_up_by: text('who asked', required),
    because: text('what replaced them', { ...required, values: ['replace', 'undo'] }),
    replaced_by: int('rows that took their place', { ...required, min: 0 }),
    ...nbaPlayersRegistry.columns,
  },
})
