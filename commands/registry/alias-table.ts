import type { TableBlock } from '../../src/assistant/answer/answer.ts'
import type { Row } from '../../src/warehouse/warehouse.ts'
import { sayScope } from './say-scope.ts'

/** Aliases with where they hold, those that were taken back included. */
export const aliasTable = (aliases: readonly Row[]): TableBlock => ({
  kind: 'table',
  title: 'Aliases',
  columns: [{ name: 'spelling' }, { name: 'holds' }, { name: 'why' }, { name: 'by' }, { name: 'decision' }],
  rows: aliases.map(row => [
    `${row.alias_display} → ${row.nba_canonical_lookup}${row.is_active ? '' : ' (undone)'}`,
    sayScope(row),
    String(row.alias_type).replaceAll('_', ' '),
    `${row.created_by} ${String(row.created_at).slice(0, 10)}`,
    String(row.decision_id),
  ]),
})
