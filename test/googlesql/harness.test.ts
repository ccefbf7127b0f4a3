import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  date,
  decimal,
  defineTable,
  float,
  floats,
  int,
  text,
  texts,
  timestamp,
} from '../../src/warehouse/table-contract.ts'
import { analyse } from './analyse.ts'
import { buildCatalogue, type Catalogue } from './catalogue.ts'
import { compareRows } from './compare-rows.ts'
import { evaluate, type ParamValue, type PlainRow, withRootNames } from './evaluate.ts'
import { runOnDuckDb } from './run-on-duckdb.ts'
import { startZetaSql, type ZetaSql } from './start-zetasql.ts'

const lines = defineTable({
  id: 'lines',
  name: 'raw.lines',
  doc: 'one row per player and game',
  phase: 2,
  dateColumn: 'game_date',
  key: ['game_id', 'player_id'],
  columns: {
    game_id: text('game'),
    game_date: date('day'),
    player_id: int('player'),
    points: int('points'),
    attempts: int('attempts'),
    minutes: float('minutes'),
    rating: decimal(6, 2, 'rating'),
    note: text('may be NULL'),
  },
})

const kinds = defineTable({
  id: 'kinds',
  name: 'marts.kinds',
  doc: 'one column of every remaining type',
  phase: 4,
  key: ['id'],
  columns: {
    id: int('key'),
    happened_at: timestamp('instant'),
    names: texts('texts'),
    features: floats('numbers'),
    amount: decimal(20, 9, 'amount'),
  },
})

const dayAfter = (days: number) => new Date(Date.UTC(2021, 9, 19 + days)).toISOString().slice(0, 10)

const rows: PlainRow[] = Array.from({ length: 40 }, (_, game) =>
  Array.from({ length: 3 }, (_, place) => ({
    game_id: `g${String(game).padStart(2, '0')}`,
    game_date: dayAfter(Math.floor(game / 2)),
    player_id: 100 + ((game + place) % 5),
    points: (game * 7 + place * 11) % 41,
    attempts: (game + place) % 4 === 0 ? 0 : (game * 3 + place) % 19,
    minutes: ((game * 5 + place) % 37) + 0.5,
    rating: Math.round(((game * 13 + place) % 90) * 111) / 100,
    note: game % 4 === 0 ? null : `n${place}`,
  })),
).flat()

const table = { contract: lines, rows }
const params: Record<string, ParamValue> = {
  start: { type: 'DATE', value: dayAfter(3) },
  end: { type: 'DATE', value: dayAfter(17) },
  dates: { type: 'ARRAY<DATE>', value: [dayAfter(4), dayAfter(9), dayAfter(15)] },
  ids: { type: 'ARRAY<INT64>', value: [100, 101, 103] },
}
const paramTypes = Object.fromEntries(Object.entries(params).map(([name, { type }]) => [name, type]))

let zetaSql: ZetaSql
let catalogue: Catalogue
beforeAll(async () => {
  zetaSql = await startZetaSql()
  catalogue = buildCatalogue(zetaSql, [lines, kinds], { staged: { player_id: 'INT64', average: 'FLOAT64' } })
})
afterAll(() => zetaSql?.stop())

describe('analyse', () => {
  it("answers a wrong column name with BigQuery's words, the suggestion and the place", async () => {
    expect(await analyse(zetaSql, catalogue, 'SELECT\n  playr_id FROM raw.lines')).toEqual({
      error: 'Unrecognized name: playr_id; Did you mean player_id?',
      line: 2,
      column: 3,
    })
  })

  it('names and types the columns of a query, outwardly named types only', async () => {
    const sql = `SELECT player_id, AVG(points) AS mean, ARRAY_AGG(note) AS notes, MAX(rating) AS best,
      MAX(game_date) AS latest, LOGICAL_OR(points > 3) AS scored FROM raw.lines GROUP BY player_id`
    expect(await analyse(zetaSql, catalogue, sql)).toEqual({
      columns: [
        { name: 'player_id', type: 'INT64' },
        { name: 'mean', type: 'FLOAT64' },
        { name: 'notes', type: 'ARRAY<STRING>' },
        { name: 'best', type: 'NUMERIC' },
        { name: 'latest', type: 'DATE' },
        { name: 'scored', type: 'BOOL' },
      ],
    })
  })

  it.each([
    ['SELECT player_id FROM raw.lines WHERE game_date IN UNNEST(@dates) AND player_id IN UNNEST(@ids)'],
    ['SELECT points FROM raw.lines QUALIFY ROW_NUMBER() OVER (PARTITION BY player_id ORDER BY points) = 1'],
    ['INSERT INTO marts.kinds (id, names) SELECT player_id, [note] FROM raw.lines'],
    ['DELETE FROM raw.lines WHERE game_date BETWEEN @start AND @end'],
    ['UPDATE raw.lines SET points = points + 1 WHERE game_date = @start'],
    [
      `MERGE INTO raw.lines AS t USING staged AS s ON t.player_id = s.player_id
      WHEN MATCHED THEN UPDATE SET minutes = s.average
      WHEN NOT MATCHED THEN INSERT (player_id, minutes) VALUES (s.player_id, s.average)`,
    ],
    [
      `CREATE TABLE IF NOT EXISTS marts.made (d DATE NOT NULL, n NUMERIC(5, 2) OPTIONS (description = 'n'))
      PARTITION BY d CLUSTER BY n OPTIONS (require_partition_filter = TRUE)`,
    ],
    ['CREATE OR REPLACE TABLE marts.made AS SELECT * FROM raw.lines'],
    ['CREATE TEMP TABLE mine AS SELECT player_id FROM raw.lines'],
    ['DROP TABLE IF EXISTS marts.kinds'],
    ['CREATE SCHEMA IF NOT EXISTS marts'],
    ['BEGIN TRANSACTION'],
    ['COMMIT TRANSACTION'],
    ['ROLLBACK TRANSACTION'],
    [`ASSERT (SELECT COUNT(*) FROM staged) > 0 AS 'nothing was staged'`],
  ])('accepts the statements we use: %s', async sql => {
    expect(await analyse(zetaSql, catalogue, sql, paramTypes)).not.toHaveProperty('error')
  })

  it.each([
    ['a type mismatch', 'SELECT game_date = 5 FROM raw.lines', /No matching signature for operator =/],
    ['an unknown table', 'SELECT 1 FROM raw.line', /Table not found: raw\.line; Did you mean raw\.lines\?/],
    ['a parameter nobody declared', 'SELECT @nobody', /Query parameter 'nobody' not found/],
    [
      'a column outside the grouping',
      'SELECT points FROM raw.lines GROUP BY note',
      /neither grouped nor aggr/,
    ],
    ['a name that is reserved', 'SELECT points AS qualify FROM raw.lines', /Syntax error: .*QUALIFY/],
    ['a statement kind we do not use', 'TRUNCATE TABLE raw.lines', /Statement not supported: Truncate/],
    ["DuckDB's own words", 'SELECT points::DOUBLE FROM raw.lines', /Syntax error/],
  ])('refuses %s', async (_, sql, message) => {
    const answer = await analyse(zetaSql, catalogue, sql)
    expect(answer).toHaveProperty('error', expect.stringMatching(message))
  })

  it('throws when the server is gone, because that is no answer about the statement', async () => {
    const other = await startZetaSql()
    const itsCatalogue = buildCatalogue(other, [lines])
    await other.stop()
    await expect(analyse(other, itsCatalogue, 'SELECT 1')).rejects.toThrow()
  })
})

describe('evaluate', () => {
  it('carries values of every column type there and back, NULL included', async () => {
    const given: PlainRow[] = [
      {
        id: 1,
        happened_at: '2021-11-22T05:30:00.250Z',
        names: ['a', "b'c"],
        features: [0.5, -2],
        amount: -12345.678901234,
      },
      { id: 2, happened_at: '1969-12-31T23:59:59.500Z', names: [], features: [], amount: 0.1 },
      { id: 3, happened_at: null, names: [], features: [1e-7], amount: null },
    ]
    const sql = 'SELECT id, happened_at, names, features, amount FROM marts.kinds'
    const found = await evaluate(zetaSql, sql, {}, [{ contract: kinds, rows: given }])
    expect(compareRows(found, given, ['id'])).toBeUndefined()
  })

  it('refuses a row with a column that the contract does not know', async () => {
    const wrong = { contract: kinds, rows: [{ id: 1, ids: 2 }] }
    await expect(evaluate(zetaSql, 'SELECT 1', {}, [wrong])).rejects.toThrow('marts.kinds has no column ids')
  })

  it('rewrites table names, but not inside texts and comments', () => {
    expect(
      withRootNames(`SELECT 'raw.lines' FROM raw.lines AS l -- raw.lines\nJOIN x.y`, ['raw.lines']),
    ).toBe(`SELECT 'raw.lines' FROM \`raw.lines\` AS l -- raw.lines\nJOIN x.y`)
  })
})

describe('GoogleSQL means the same to ZetaSQL and to DuckDB', () => {
  const queries: Record<string, { key: string[]; sql: string }> = {
    'the latest ten games before a date': {
      key: ['player_id'],
      sql: `SELECT player_id, COUNT(*) AS games, AVG(points) AS mean, STDDEV_SAMP(points) AS spread,
          SAFE_DIVIDE(SUM(points), SUM(attempts)) AS per_attempt, DATE_DIFF(@end, MAX(game_date), DAY) AS rest
        FROM (SELECT * FROM raw.lines WHERE game_date < @end
          QUALIFY ROW_NUMBER() OVER (PARTITION BY player_id ORDER BY game_date DESC, game_id DESC) <= 10) AS l
        GROUP BY player_id`,
    },
    'windows of rows and of days': {
      key: ['player_id', 'game_id'],
      sql: `SELECT player_id, game_id, AVG(points) OVER before_it AS mean, COUNT(*) OVER before_it AS games,
          SUM(minutes) OVER (PARTITION BY player_id ORDER BY UNIX_DATE(game_date)
            RANGE BETWEEN 7 PRECEDING AND 1 PRECEDING) AS minutes_in_week,
          LAG(note) OVER (PARTITION BY player_id ORDER BY game_date, game_id) AS note_before
        FROM raw.lines
        WINDOW before_it AS (PARTITION BY player_id ORDER BY game_date, game_id
          ROWS BETWEEN 10 PRECEDING AND 1 PRECEDING)`,
    },
    'the row that is valid on a date, by LEAD': {
      key: ['as_of', 'player_id'],
      sql: `WITH days AS (SELECT DISTINCT game_date AS as_of FROM raw.lines
            WHERE game_date BETWEEN DATE_SUB(@end, INTERVAL 9 DAY) AND @end),
          spans AS (SELECT player_id, game_date, rating, LEAD(game_date) OVER (
            PARTITION BY player_id ORDER BY game_date, game_id) AS next_date FROM raw.lines)
        SELECT days.as_of, spans.player_id, spans.rating FROM days JOIN spans
          ON spans.game_date < days.as_of AND (spans.next_date IS NULL OR spans.next_date >= days.as_of)`,
    },
    'the dates of a list': {
      key: ['game_date', 'player_id'],
      sql: `SELECT game_date, player_id, COUNTIF(note IS NULL) AS without_note, MAX(points) AS best FROM raw.lines
        WHERE game_date IN UNNEST(@dates) AND player_id IN UNNEST(@ids) GROUP BY game_date, player_id`,
    },
  }

  it.each(Object.entries(queries))('%s', async (_, { key, sql }) => {
    expect(await analyse(zetaSql, catalogue, sql, paramTypes)).not.toHaveProperty('error')
    const meant = await evaluate(zetaSql, sql, params, [table])
    const got = await runOnDuckDb(sql, params, [table])
    expect(meant.length).toBeGreaterThan(2)
    expect(compareRows(meant, got, key, ['ZetaSQL', 'DuckDB'])).toBeUndefined()
  })

  it('shows where they part: CONCAT with NULL', async () => {
    const sql = `SELECT game_id, player_id, CONCAT(note, '!') AS loud FROM raw.lines WHERE game_id = 'g00'`
    const meant = await evaluate(zetaSql, sql, {}, [table])
    const got = await runOnDuckDb(sql, {}, [table])
    expect(compareRows(meant, got, ['game_id', 'player_id'], ['ZetaSQL', 'DuckDB'])).toBe(
      'row game_id="g00" player_id=100, column loud: ZetaSQL null, DuckDB "!"',
    )
  })
})
