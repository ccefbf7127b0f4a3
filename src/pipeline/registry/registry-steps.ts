import { int64, string } from '../../warehouse/param.ts'
import type { Param, Step } from '../../warehouse/warehouse.ts'
import { ledgerLeases } from '../tables/ledger/leases.ts'
import { nbaPlayersRegistry } from '../tables/reference/nba-players-registry.ts'
import { registryBackups } from '../tables/reference/registry-backups.ts'
import type { Attempt } from '../units/attempt.ts'
import { commitTime } from '../units/commit-time.ts'
import { holdFence } from '../units/fence.ts'
import { historyStep } from '../units/history-step.ts'
import type { RegistryTask, Unit } from '../units/unit.ts'
import { SEASON_ROWS, seasonParams } from './season-change.ts'

/** Held for a moment by every build: two at once must not give one id to two people. */
export const REGISTRY_KEY = 'registry'

/** Names of the refusing steps. */
export const SAME = 'same'
export const MOVED = 'moved'
export const TAKEN = 'taken'
export const AUDIT = 'audit'

const table = nbaPlayersRegistry.name
const all = Object.keys(nbaPlayersRegistry.columns).join(', ')
const made = [
  'universal_player_id',
  'player_name',
  'player_lookup',
  'team_abbr',
  'first_game_date',
  'last_game_date',
  'games_played',
  'total_appearances',
  'inactive_appearances',
  'dnp_appearances',
  'confidence_score',
]

/** A season's build as one transaction: stage, fence, what goes and what comes, run history, audit. */
export function registrySteps(
  unit: Unit,
  task: RegistryTask,
  attempt: Attempt,
  now: () => Date,
): readonly Step[] {
  const time = commitTime(attempt.startedAt, now)
  const params: Readonly<Record<string, Param>> = {
    ...seasonParams(unit.seasonYear),
    now: time.now,
    run: string(attempt.runId),
    user: string(attempt.user),
    key: string(REGISTRY_KEY),
    strategy: string(task.strategy),
    ...(task.strategy === 'merge' ? {} : { present: int64(task.present), coming: int64(task.coming) }),
    ...(task.strategy === 'undo' ? { backup: string(task.backup) } : {}),
  }
  const write = (sql: string): Step => ({ do: 'write', statement: { sql, params } })
  const refuseIf = (name: string, sql: string): Step => ({
    do: 'refuse if',
    name,
    statement: { sql, params },
  })
  const coming = task.strategy === 'undo' ? BACKED_UP : STAGED
  const history = historyStep({
    unit,
    attempt,
    time,
    output: table,
    formula: task.strategy === 'undo' ? `undo ${task.backup}` : task.strategy,
    source: `SELECT @first AS data_date, expected, expected AS processed, 0 AS failed FROM (SELECT COUNT(*) AS expected FROM ${coming}) AS counted`,
    params,
  })
  const start = [
    ...(task.strategy === 'undo' ? [] : [STAGE(params)]),
    ...(task.strategy === 'merge' ? [refuseIf(SAME, NOTHING_NEW)] : []),
    {
      do: 'read',
      name: 'written',
      statement: {
        sql: task.strategy === 'merge' ? NEW_OR_CHANGED : `SELECT COUNT(*) AS row_count FROM ${coming}`,
        params,
      },
    } as const,
    ...holdFence(attempt.fence),
    write(TOUCH),
  ]
  if (task.strategy === 'merge') {
    return [
      ...start,
      refuseIf(TAKEN, IDS_TAKEN),
      write(UPDATE_CHANGED),
      write(insertStaged("change = 'new'")),
      history,
      refuseIf(AUDIT, AUDIT_STAGED),
    ]
  }
  return [
    ...start,
    ...(task.strategy === 'replace' ? [refuseIf(TAKEN, IDS_TAKEN)] : []),
    refuseIf(MOVED, movedSql(coming)),
    write(BACK_UP),
    write(`DELETE FROM ${table} WHERE season = @season`),
    write(task.strategy === 'undo' ? RESTORE : insertStaged("change <> 'gone'")),
    history,
    refuseIf(AUDIT, AUDIT_REPLACED),
  ]
}

const STAGE = (params: Readonly<Record<string, Param>>): Step => ({
  do: 'stage',
  as: 'staged_registry',
  statement: { sql: SEASON_ROWS, params },
  columns: [...made, 'is_new_id', 'change'],
})

const STAGED = `staged_registry WHERE change <> 'gone'`
const BACKED_UP = `${registryBackups.name} WHERE backup_id = @backup AND season = @season`

const NEW_OR_CHANGED = `SELECT COUNT(*) AS row_count FROM staged_registry WHERE change IN ('new', 'changed')`

const NOTHING_NEW = `SELECT row_count FROM (${NEW_OR_CHANGED}) AS counted WHERE row_count = 0`

const TOUCH = `UPDATE ${ledgerLeases.name} SET touched = touched + 1 WHERE unit_key = @key`

/** Somebody built another season since the stage was made, and gave ids that this one wanted to give. */
const IDS_TAKEN = `
SELECT s.universal_player_id
FROM staged_registry AS s
JOIN ${table} AS r
  ON r.universal_player_id = s.universal_player_id
WHERE s.is_new_id`

const UPDATE_CHANGED = `
UPDATE ${table} AS r
SET
  ${made
    .filter(name => !['universal_player_id', 'player_lookup', 'team_abbr'].includes(name))
    .map(name => `${name} = s.${name},`)
    .join('\n  ')}
  last_gamebook_activity_date = s.last_game_date,
  last_gamebook_update = @now,
  gamebook_update_count = r.gamebook_update_count + 1,
  update_sequence_number = r.update_sequence_number + 1,
  processed_at = @now
FROM staged_registry AS s
WHERE
  r.season = @season AND r.player_lookup = s.player_lookup AND r.team_abbr = s.team_abbr AND s.change = 'changed'`

const insertStaged = (which: string): string => `
INSERT INTO ${table} (
  ${made.join(', ')}, season, source_priority, last_processor, last_gamebook_update, gamebook_update_count,
  update_sequence_number, last_gamebook_activity_date, created_by, created_at, processed_at
)
SELECT
  ${made.join(', ')}, @season, 'gamebook', 'gamebook', @now, 1, 1, last_game_date, @run, @now, @now
FROM staged_registry
WHERE ${which}`

const movedSql = (coming: string): string => `
SELECT present, coming
FROM (
  SELECT
    (SELECT COUNT(*) FROM ${table} WHERE season = @season) AS present,
    (SELECT COUNT(*) FROM ${coming}) AS coming
) AS counts
WHERE present <> @present OR coming <> @coming`

const BACK_UP = `
INSERT INTO ${registryBackups.name} (backup_id, backed_up_at, backed_up_by, because, replaced_by, ${all})
SELECT @run, @now, @user, @strategy, @coming, ${all}
FROM ${table}
WHERE season = @season`

const RESTORE = `INSERT INTO ${table} (${all}) SELECT ${all} FROM ${BACKED_UP}`

/** What was staged stands in the table, row by row. */
const AUDIT_STAGED = `
SELECT staged, stored
FROM (
  SELECT
    (SELECT COUNT(*) FROM ${STAGED}) AS staged,
    (
      SELECT COUNT(*)
      FROM ${table} AS r
      JOIN staged_registry AS s
        ON
          s.player_lookup = r.player_lookup
          AND s.team_abbr = r.team_abbr
          AND s.universal_player_id = r.universal_player_id
          AND s.total_appearances = r.total_appearances
      WHERE r.season = @season AND s.change <> 'gone'
    ) AS stored
) AS counts
WHERE staged <> stored`

const AUDIT_REPLACED = `
SELECT stored, kept
FROM (
  SELECT
    (SELECT COUNT(*) FROM ${table} WHERE season = @season) AS stored,
    (SELECT COUNT(*) FROM ${registryBackups.name} WHERE backup_id = @run AND season = @season) AS kept
) AS counts
WHERE stored <> @coming OR kept <> @present`
