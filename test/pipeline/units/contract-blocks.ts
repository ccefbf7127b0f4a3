import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Processor } from '../../../src/pipeline/processors/define-processor.ts'
import { processorById } from '../../../src/pipeline/processors/processors.ts'
import type { UnitOutcome } from '../../../src/pipeline/units/attempt.ts'
import { claim } from '../../../src/pipeline/units/fence.ts'
import { performProcessor } from '../../../src/pipeline/units/perform-processor.ts'
import { evaluatedColumns, outcomeColumns } from '../../../src/pipeline/units/staged-value.ts'
import type { ColumnContract } from '../../../src/warehouse/table-contract.ts'
import { type PipelineUnderTest, unitOf } from '../sample-warehouse.ts'

export const days = ['2021-11-29', '2021-11-30', '2021-12-01']
const [, middle] = days as [string, string, string]

/** The processor with its SQL inside another select. */
const altered = (id: string, select: string, where = 'TRUE'): Processor => {
  const processor = processorById(id)
  return { ...processor, sql: `SELECT ${select} FROM (${processor.sql}) AS s WHERE ${where}` }
}

const onMiddle = (value: string, column: string) =>
  `* REPLACE (IF(analysis_date = DATE '${middle}', ${value}, ${column}) AS ${column})`

const allBut = (id: string, left: string): string =>
  [...outcomeColumns, ...evaluatedColumns(processorById(id).table).map(([name]) => name)]
    .filter(name => name !== left)
    .join(', ')

/** A unit whose output breaks its contract writes nothing, and says what is wrong, on every engine. */
export function contractBlocks(open: () => Promise<PipelineUnderTest>): void {
  let pipeline: PipelineUnderTest
  beforeAll(async () => {
    pipeline = await open()
  })
  afterAll(() => pipeline?.close())

  /** Everything that a unit of the processor may write. */
  const writtenBy = async ({ id, table }: Processor) => ({
    rows: await pipeline.rows(
      `SELECT * FROM ${table.name} WHERE ${table.dateColumn} BETWEEN DATE '${days[0]}' AND DATE '2031-12-31' ORDER BY ${table.key.join(', ')}`,
    ),
    failures: await pipeline.rows(
      `SELECT * FROM nba_processing.precompute_failures WHERE processor_name = '${id}' ORDER BY analysis_date, entity_id`,
    ),
    history: await pipeline.rows(
      `SELECT * FROM nba_reference.processor_run_history WHERE processor_name = '${id}' ORDER BY data_date, processed_at`,
    ),
  })
  async function breachOf(
    processor: Processor,
  ): Promise<Extract<UnitOutcome, { state: 'breached' }>['breach']> {
    const before = await writtenBy(processor)
    expect(before.rows.length).toBeGreaterThan(0)
    const outcome = await pipeline.perform(unitOf(processor.id, days), processor)
    expect(await writtenBy(processor)).toEqual(before)
    if (outcome.state !== 'breached') throw new Error(`the unit was ${outcome.state}`)
    return outcome.breach
  }

  test.each([
    [
      'not a number',
      onMiddle("CAST('NaN' AS FLOAT64)", 'opponent_pace'),
      /opponent_pace must lie between 50 and 180/,
    ],
    ['infinite', onMiddle("CAST('Infinity' AS FLOAT64)", 'opponent_pace'), /opponent_pace must lie/],
    [
      'out of its range',
      onMiddle('900', 'defensive_rating_last_15'),
      /defensive_rating_last_15 must lie between 30 and 250/,
    ],
    ['NULL though required', onMiddle('NULL', 'data_quality_tier'), /data_quality_tier must not be NULL/],
    [
      'none of the allowed words',
      onMiddle("'superb'", 'data_quality_tier'),
      /must be one of high, medium, low/,
    ],
  ])(
    'a value that is %s blocks the unit, with rule, count, three examples and the date',
    async (_, select, rule) => {
      const breach = await breachOf(altered('tdza', select))
      expect(breach.rule).toMatch(rule)
      expect(breach).toMatchObject({ rows: 30, dates: [middle] })
      expect(breach.examples).toHaveLength(3)
      expect(breach.examples[0]).toContain(middle)
    },
  )

  test('values that are too small block a column that only has a least value, and NaN does too', async () => {
    for (const value of ['-1', "CAST('NaN' AS FLOAT64)"]) {
      const column: ColumnContract = { type: 'FLOAT64', doc: 'only a least value', min: 0 }
      const processor = altered('tdza', onMiddle(value, 'opponent_pace'))
      const table = { ...processor.table, columns: { ...processor.table.columns, opponent_pace: column } }
      expect(await breachOf({ ...processor, table })).toMatchObject({
        rule: 'opponent_pace must be 0 or more',
        rows: 30,
      })
    }
  })

  test('several broken rules are one message that names the first and counts the others', async () => {
    const select = '* REPLACE (CAST(NULL AS STRING) AS data_quality_tier, 900 AS defensive_rating_last_15)'
    const breach = await breachOf(altered('tdza', select))
    expect(breach).toMatchObject({
      rule: expect.stringContaining('(and 1 more rule)'),
      rows: 90,
      dates: days,
    })
  })

  test('doubled keys block the unit, all of them counted', async () => {
    const { sql } = processorById('tdza')
    const breach = await breachOf({
      ...processorById('tdza'),
      sql: `SELECT * FROM (${sql}) AS a UNION ALL SELECT * FROM (${sql}) AS b WHERE analysis_date = DATE '${middle}'`,
    })
    expect(breach).toMatchObject({
      rule: 'analysis_date, team_abbr must name one row',
      rows: 60,
      dates: [middle],
    })
    expect(breach.examples).toHaveLength(3)
  })

  test('a missing column blocks the unit and is named', async () => {
    const breach = await breachOf(altered('tdza', allBut('tdza', 'expected_games_count')))
    expect(breach).toMatchObject({
      rule: expect.stringContaining('nba_precompute.team_defense_zone_analysis'),
      examples: ['missing expected_games_count'],
    })
  })

  test('one column too many blocks the unit and is named', async () => {
    expect(await breachOf(altered('tdza', '*, 1 AS surplus'))).toMatchObject({
      examples: ['unexpected surplus'],
    })
  })

  test('a date without any entity blocks the unit and is named', async () => {
    const breach = await breachOf(altered('tdza', '*', `analysis_date <> DATE '${middle}'`))
    expect(breach).toMatchObject({
      rule: 'every date must have at least one expected entity',
      dates: [middle],
      examples: [`${middle} has none`],
    })
  })

  test('an array of another length blocks the unit', async () => {
    const breach = await breachOf(altered('mlfs', '* REPLACE ([CAST(1 AS FLOAT64)] AS features)'))
    expect(breach.rule).toBe('features must hold 25 values')
  })

  test("points that the player's own shots do not make block the unit", async () => {
    const breach = await breachOf(altered('pgs', '* REPLACE (points + 1 AS points)'))
    expect(breach.rule).toContain('points must equal')
    expect(breach.dates).toEqual(days)
    expect(breach.examples).toHaveLength(3)
  })

  test("players who do not add up to their team's box score block the unit, and the team is named", async () => {
    const team = (
      await pipeline.rows(
        `SELECT MIN(team_abbr) AS t FROM nba_analytics.player_game_summary WHERE game_date = DATE '${middle}'`,
      )
    )[0]?.t
    const breach = await breachOf(
      altered('pgs', '*', `NOT (game_date = DATE '${middle}' AND team_abbr = '${team}' AND starter_flag)`),
    )
    expect(breach).toMatchObject({ rows: 1, dates: [middle] })
    expect(breach.rule).toContain("add up to their team's")
    expect(breach.examples[0]).toContain(`${middle}: ${team} players make`)
  })

  test('an entity that is neither written nor recorded as a failure blocks the unit', async () => {
    // Rows of a day outside the unit in the place of one inside: every other check holds, the promise is broken.
    const stray = `* REPLACE (IF(analysis_date = DATE '${middle}', DATE '2031-01-01', analysis_date) AS analysis_date)`
    expect(await breachOf(altered('tdza', stray))).toMatchObject({
      rule: 'rows evaluated must be rows written plus failures recorded',
      examples: ['evaluated 90, written 60, failed 0'],
    })
  })

  test('an attempt that lost its fence is superseded and writes nothing', async () => {
    const processor = processorById('tdza')
    const unit = unitOf('tdza', days)
    const late = await pipeline.attemptAt(unit)
    await claim(pipeline.warehouse, unit.id, 'another worker', pipeline.now())
    const before = await writtenBy(processor)
    expect(await performProcessor(pipeline.warehouse, processor, unit, late, { now: pipeline.now })).toEqual({
      state: 'superseded',
    })
    expect(await writtenBy(processor)).toEqual(before)
  })
}
