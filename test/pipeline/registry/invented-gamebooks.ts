import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performRegistry } from '../../../src/pipeline/registry/perform-registry.ts'
import { seasonText } from '../../../src/pipeline/season.ts'
import { tables } from '../../../src/pipeline/tables/index.ts'
import { gamebook } from '../../../src/pipeline/tables/raw/gamebook.ts'
import { playerAliases } from '../../../src/pipeline/tables/reference/player-aliases.ts'
import { claim } from '../../../src/pipeline/units/fence.ts'
import type { RegistryTask, Unit } from '../../../src/pipeline/units/unit.ts'
import { lookupOf } from '../../../src/registry/lookup-of.ts'
import { openDuckDb } from '../../../src/warehouse/duckdb/open-duckdb.ts'
import type { TableContract } from '../../../src/warehouse/table-contract.ts'
import type { Row } from '../../../src/warehouse/warehouse.ts'

/** A player in a gamebook that no league ever printed. */
export type Printed = {
  readonly date: string
  readonly team: string
  readonly name: string
  readonly status?: 'active' | 'dnp'
}

const at = '2026-11-23T12:00:00.000Z'

/** A registry over gamebooks made up by a test; every build is a run of its own, a second after the one before. */
export async function inventedGamebooks() {
  const folder = await mkdtemp(join(tmpdir(), 'backcourt-registry-'))
  const warehouse = await openDuckDb(join(folder, 'warehouse.duckdb'))
  await warehouse.createTables(tables)
  let ticks = Date.parse(at)
  const now = () => {
    ticks += 1000
    return new Date(ticks)
  }
  let runs = 0

  const insert = async ({ name, columns }: TableContract, rows: readonly Row[]) => {
    const names = Object.keys(columns).join(', ')
    await warehouse.transact(`insert ${name}`, [
      { do: 'load', as: 'invented', columns, rows },
      { do: 'write', statement: { sql: `INSERT INTO ${name} (${names}) SELECT ${names} FROM invented` } },
    ])
  }
  const rows = async (sql: string): Promise<readonly Row[]> => (await warehouse.query({ sql })).rows
  return {
    warehouse,
    rows,
    print: (seasonYear: number, printed: readonly Printed[]) =>
      insert(
        gamebook,
        printed.map(({ date, team, name, status = 'active' }, i) => ({
          game_id: `${date.replaceAll('-', '')}_${team}_OPP`,
          game_code: '',
          game_date: date,
          season_year: seasonYear,
          home_team_abbr: team,
          away_team_abbr: 'OPP',
          team_abbr: team,
          player_name: name,
          player_lookup: lookupOf(name),
          player_status: status,
          list_position: (i % 60) + 1,
          source_file_path: 'invented',
          data_hash: '0',
          processed_at: at,
        })),
      ),
    tie: (alias: string, canonical: string) =>
      insert(playerAliases, [
        {
          alias_lookup: lookupOf(alias),
          nba_canonical_lookup: lookupOf(canonical),
          alias_display: alias,
          nba_canonical_display: canonical,
          alias_type: 'name_variation',
          alias_source: 'person',
          is_active: true,
          scope_kind: 'everywhere',
          decision_id: `${alias} is ${canonical}`,
          created_by: 'ana',
          created_at: at,
          processed_at: at,
        },
      ]),
    build: async (seasonYear: number, task: RegistryTask = { strategy: 'merge' }) => {
      runs += 1
      const unit: Unit = {
        id: `registry ${seasonText(seasonYear)}`,
        target: 'registry',
        phase: 2,
        seasonYear,
        dates: [`${seasonYear}-10-01`],
        reasons: [],
        after: [],
        registry: task,
      }
      const runId = `run${runs}`
      const fence = await claim(warehouse, `${runId} ${unit.id}`, 'test', now())
      const attempt = { runId, number: 1, fence, user: 'ana', startedAt: now(), today: '2026-11-23' }
      return { runId, outcome: await performRegistry(warehouse, unit, attempt, { now }) }
    },
    /** Every byte of the registry, in one text: what two looks must agree on when nothing may have changed. */
    bytes: async () =>
      JSON.stringify(
        await rows(
          'SELECT CAST(t AS STRING) AS row_text FROM nba_reference.nba_players_registry AS t ORDER BY player_lookup, team_abbr, season',
        ),
      ),
    ids: async () =>
      Object.fromEntries(
        (
          await rows(
            'SELECT player_lookup, team_abbr, season, universal_player_id FROM nba_reference.nba_players_registry ORDER BY player_lookup, season, team_abbr',
          )
        ).map(row => [
          `${row.player_lookup} ${row.team_abbr} ${row.season}`,
          String(row.universal_player_id),
        ]),
      ),
    close: async () => {
      await warehouse.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
