import type { TableBlock } from '../../src/assistant/answer/answer.ts'
import type { Row } from '../../src/warehouse/warehouse.ts'
import { sayScope } from './say-scope.ts'

/** Decisions as they were made: who, when, what of which name, and where it holds. */
export const decisionTable = (decisions: readonly Row[]): TableBlock => ({
  kind: 'table',
  title: 'Decisions',
  columns: [
    { name: 'day' },
    { name: 'who' },
    { name: 'what' },
    { name: 'name' },
    { name: 'holds' },
    { name: 'decision' },
  ],
  rows: decisions.map(row => [
    String(row.decided_at).slice(0, 10),
    String(row.decided_by_name),
    row.undoes === null ? String(row.kind) : `${row.kind} of ${row.undoes}`,
    row.player_lookup === null ? String(row.raw_name) : `${row.raw_name} → ${row.player_lookup}`,
    sayScope(row),
    String(row.decision_id),
  ]),
})
