import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { performRegistry } from '../../../src/pipeline/registry/perform-registry.ts'
import { readFaults } from '../../../src/pipeline/registry/read-faults.ts'
import { readJoinRates } from '../../../src/pipeline/registry/read-join-rates.ts'
import type { Unit } from '../../../src/pipeline/units/unit.ts'
import type { Row } from '../../../src/warehouse/warehouse.ts'
import { realFiles } from '../../real-files.ts'
import { loadReference } from '../../reference/load-reference.ts'
import { type PipelineUnderTest, warehouseOn } from '../sample-warehouse.ts'

const folder = realFiles()
const range = { start: '2021-10-19', end: '2021-12-31' }
const unit: Unit = {
  id: 'registry 2021-22',
  target: 'registry',
  phase: 2,
  seasonYear: 2021,
  dates: ['2021-10-01'],
  reasons: [],
  after: [],
  registry: { strategy: 'merge' },
}

type Counts = { active: number; dnp: number; inactive: number }

/** The rows of a registry, counted from the files by the reference, which shares no code with the build. */
function countReference(): ReadonlyMap<string, Counts> {
  const counts = new Map<string, Counts>()
  for (const { listed } of loadReference(folder ?? '').games) {
    for (const { lookup, team, status, resolved } of listed) {
      if (!resolved) continue
      const own = counts.get(`${lookup} ${team}`) ?? { active: 0, dnp: 0, inactive: 0 }
      counts.set(`${lookup} ${team}`, { ...own, [status]: own[status] + 1 })
    }
  }
  return counts
}

describe.skipIf(!folder)('the registry of the real gamebooks of October to December 2021', () => {
  let pipeline: PipelineUnderTest
  let rows: readonly Row[]
  let reference: ReadonlyMap<string, Counts>
  beforeAll(async () => {
    pipeline = await warehouseOn(folder ?? '', range)
    await pipeline.ingest()
    const { warehouse, now } = pipeline
    expect(await performRegistry(warehouse, unit, await pipeline.attemptAt(unit), { now })).toMatchObject({
      state: 'committed',
    })
    rows = await pipeline.rows('SELECT * FROM nba_reference.nba_players_registry')
    reference = countReference()
  })
  afterAll(() => pipeline?.close())

  const keyOf = (row: Row) => `${row.player_lookup} ${row.team_abbr}`

  it('counts for every player and team the games that the files print, active and not played', () => {
    const counted = Object.fromEntries(
      rows
        .map(row => [keyOf(row), [row.games_played, row.dnp_appearances]] as const)
        .filter(([, [active, dnp]]) => Number(active) + Number(dnp) > 0),
    )
    const expected = Object.fromEntries(
      [...reference]
        .filter(([, { active, dnp }]) => active + dnp > 0)
        .map(([key, { active, dnp }]) => [key, [active, dnp]]),
    )
    expect(Object.keys(expected).length).toBeGreaterThan(500)
    expect(counted).toEqual(expected)
  })

  it('counts every inactive row for a player, but for the three that stay open, and none for another one', async () => {
    const inactive = rows.reduce((sum, row) => sum + Number(row.inactive_appearances), 0)
    const [{ n } = {}] = await pipeline.rows(
      "SELECT COUNT(*) AS n FROM nba_raw.nbac_gamebook_player_stats WHERE player_status = 'inactive'",
    )
    const open = await pipeline.rows(
      "SELECT game_date, team_abbr, raw_name FROM nba_reference.resolved_names WHERE source = 'gamebook' AND STRPOS(player_lookup, ':') > 0 ORDER BY game_date",
    )
    expect([Number(n), inactive, open.length]).toEqual([4415, 4412, 3])
    const own = new Map(rows.map(row => [keyOf(row), Number(row.inactive_appearances)]))
    // The reference settles by exclusion alone; the rules name some more, and nobody less often.
    const fewer = [...reference].filter(([key, counts]) => (own.get(key) ?? 0) < counts.inactive)
    expect(fewer).toEqual([])
    const byExclusion = [...reference.values()].reduce((sum, counts) => sum + counts.inactive, 0)
    expect(inactive - byExclusion).toBeLessThan(20)
  })

  it('has one id per person, names for all, and keeps its rules', async () => {
    expect(new Set(rows.map(row => row.universal_player_id)).size).toBe(
      new Set(rows.map(row => row.player_lookup)).size,
    )
    expect(rows.filter(row => !/ /.test(String(row.player_name))).map(keyOf)).toEqual([])
    expect(await readFaults(pipeline.warehouse)).toEqual([])
  })

  it('finds a player behind more than 99.5 % of the names of every feed', async () => {
    const rates = await readJoinRates(pipeline.warehouse, range.start, range.end)
    for (const source of ['gamebook', 'bigdataball', 'injury_report']) {
      const own = rates.filter(rate => rate.source === source)
      const names = own.reduce((sum, rate) => sum + rate.names, 0)
      const joined = own.reduce((sum, rate) => sum + rate.joined, 0)
      console.info(`${source}: ${joined} of ${names}`)
      expect(joined / names, source).toBeGreaterThanOrEqual(0.995)
    }
  })
})
