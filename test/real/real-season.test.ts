import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { processorById, processors } from '../../src/pipeline/processors/processors.ts'
import { gamebook } from '../../src/pipeline/tables/raw/gamebook.ts'
import { playByPlay } from '../../src/pipeline/tables/raw/play-by-play.ts'
import { teamBoxscore } from '../../src/pipeline/tables/raw/team-boxscore.ts'
import type { Row } from '../../src/warehouse/warehouse.ts'
import { type PipelineUnderTest, unitOf, warehouseOn } from '../pipeline/sample-warehouse.ts'
import { realFiles } from '../real-files.ts'
import type { Reference, ReferenceRow } from '../reference/game.ts'
import { loadReference } from '../reference/load-reference.ts'
import { referencePdc } from '../reference/reference-pdc.ts'
import { referencePsza } from '../reference/reference-psza.ts'
import { referenceTdza } from '../reference/reference-tdza.ts'

const folder = realFiles()
const range = { start: '2021-10-19', end: '2021-12-31' }
const fiveDates = ['2021-11-02', '2021-11-10', '2021-11-22', '2021-12-11', '2021-12-31']
const day = '2021-11-22'

describe.skipIf(!folder)('the real games of 2021-10-19 to 2021-12-31', () => {
  let pipeline: PipelineUnderTest
  let reference: Reference
  beforeAll(async () => {
    pipeline = await warehouseOn(folder ?? '', range)
    for (const outcomes of [
      await pipeline.ingest(),
      await pipeline.backfill(3),
      await pipeline.backfill(4),
    ]) {
      expect(outcomes.every(({ state }) => state === 'committed')).toBe(true)
    }
    reference = loadReference(folder ?? '')
  })
  afterAll(() => pipeline.close())

  const rowsOn = (id: string, date: string): Promise<readonly Row[]> => {
    const { table } = processorById(id)
    return pipeline.rows(
      `SELECT * EXCLUDE (processed_at) FROM ${table.name} WHERE ${table.dateColumn} = DATE '${date}' ORDER BY ${table.key.join(', ')}`,
    )
  }
  const failuresOn = async (id: string, date: string): Promise<Record<string, number>> =>
    Object.fromEntries(
      (
        await pipeline.rows(
          `SELECT failure_category, COUNT(*) AS n FROM nba_processing.precompute_failures WHERE processor_name = '${id}' AND analysis_date = DATE '${date}' GROUP BY failure_category`,
        )
      ).map(row => [row.failure_category, Number(row.n)]),
    )

  it.each([
    ['pgs', 225, {}],
    ['tdza', 30, {}],
    ['psza', 323, { INSUFFICIENT_DATA: 139 }],
    ['pcf', 336, {}],
    ['pdc', 268, { INSUFFICIENT_DATA: 68 }],
    ['mlfs', 336, {}],
  ])('gives on 2021-11-22 for %s the %i rows and the failures of the issue', async (id, written, failed) => {
    expect(await rowsOn(id, day)).toHaveLength(written)
    expect(await failuresOn(id, day)).toEqual(failed)
  })

  it('quarantines no file', async () => {
    expect(await pipeline.rows('SELECT path, reason FROM nba_orchestration.quarantined_files')).toEqual([])
  })

  it('has on fifteen dates the rows of composite factors that the history knows', async () => {
    const counts = await pipeline.rows(
      'SELECT game_date, COUNT(*) AS n FROM nba_precompute.player_composite_factors GROUP BY game_date ORDER BY game_date',
    )
    const days = '10 12 13 14 15 17 18 19 20 21 22 24 26 27 28'.split(' ').map(number => `2021-11-${number}`)
    const expected = [436, 370, 234, 235, 369, 369, 200, 303, 301, 168, 336, 435, 402, 268, 168]
    const byDate = new Map(counts.map(row => [row.game_date, row.n]))
    expect(days.map(date => byDate.get(date))).toEqual(expected)
  })

  it('has a defence row of all thirty teams on every game date from 2021-11-02 on', async () => {
    const off = await pipeline.rows(
      `SELECT s.game_date, COUNT(DISTINCT d.team_abbr) AS n FROM nba_raw.nbac_schedule AS s LEFT JOIN nba_precompute.team_defense_zone_analysis AS d ON d.analysis_date = s.game_date WHERE s.game_date BETWEEN DATE '2021-11-02' AND DATE '${range.end}' AND s.game_status = 3 GROUP BY s.game_date HAVING COUNT(DISTINCT d.team_abbr) <> 30`,
    )
    const days = await pipeline.rows(
      'SELECT COUNT(DISTINCT analysis_date) AS n FROM nba_precompute.team_defense_zone_analysis',
    )
    expect(off).toEqual([])
    expect(Number(days[0]?.n)).toBeGreaterThan(50)
  })

  describe.each(fiveDates)('on %s agrees with the computation without SQL in every column of', date => {
    it('psza', async () => expectAgreement('psza', 'player_lookup', referencePsza(reference, date), date))
    it('tdza', async () => expectAgreement('tdza', 'team_abbr', referenceTdza(reference, date), date))
    it('pdc', async () => expectAgreement('pdc', 'player_lookup', referencePdc(reference, date), date))
  })

  async function expectAgreement(id: string, key: string, expected: readonly ReferenceRow[], date: string) {
    const { columns } = processorById(id).table
    const stored = new Map((await rowsOn(id, date)).map(row => [row[key], row]))
    const written = expected.filter(row => row.failure_category === null)
    expect(written.map(row => row[key]).sort()).toEqual([...stored.keys()].sort())
    const failed = Object.values(await failuresOn(id, date)).reduce((sum, count) => sum + count, 0)
    expect(failed).toBe(expected.length - written.length)
    let compared = 0
    const off = written.flatMap(row =>
      Object.entries(row).flatMap(([name, value]) => {
        if (!(name in columns)) return []
        compared += 1
        const found = stored.get(row[key])?.[name] ?? null
        // One unit of the last decimal that the column keeps; whole numbers, words and flags must be the same.
        const unit = 10 ** -(columns[name]?.scale ?? 9)
        const same =
          typeof value === 'number' && typeof found === 'number'
            ? Math.abs(found - value) <= (columns[name]?.type === 'NUMERIC' ? unit * 1.000001 : 0)
            : found === value
        return same ? [] : [{ [key]: row[key], name, expected: value, found }]
      }),
    )
    expect(off).toEqual([])
    expect(compared).toBeGreaterThan(written.length * 15 - 1)
  }

  it.each(['2021-12-31', day])('computes %s from what was known before it: no leak', async date => {
    const context = ['utgc', 'upgc', ...processors.filter(({ phase }) => phase === 4).map(({ id }) => id)]
    const before = new Map<string, unknown>()
    for (const id of context) before.set(id, [await rowsOn(id, date), await failuresOn(id, date)])
    const from = (table: string, column: string, operator = '>=') =>
      ({
        do: 'write',
        statement: { sql: `DELETE FROM ${table} WHERE ${column} ${operator} DATE '${date}'` },
      }) as const
    await pipeline.warehouse.transact('forget', [
      ...processors.map(({ table }) => from(table.name, String(table.dateColumn))),
      from('nba_processing.precompute_failures', 'analysis_date'),
      from(playByPlay.name, 'game_date'),
      from(teamBoxscore.name, 'game_date'),
      // Who is listed on the day itself is known before the game; what they did is not.
      from(gamebook.name, 'game_date', '>'),
    ])
    for (const id of context)
      expect(await pipeline.perform(unitOf(id, [date]))).toMatchObject({ state: 'committed' })
    for (const id of context) {
      const after = [await rowsOn(id, date), await failuresOn(id, date)]
      expect(after, id).toEqual(before.get(id))
      expect((after[0] as readonly Row[]).length, id).toBeGreaterThan(0)
    }
  })
})
