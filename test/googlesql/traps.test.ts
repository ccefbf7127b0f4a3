import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { processors } from '../../src/pipeline/processors/processors.ts'
import { tables } from '../../src/pipeline/tables/index.ts'
import { evaluationParams } from '../../src/pipeline/units/processor-steps.ts'
import { analysisTree } from './analyse.ts'
import { buildCatalogue } from './catalogue.ts'
import { untidiness } from './sql-format.ts'
import { startZetaSql, type ZetaSql } from './start-zetasql.ts'
import { trapsOfMeaning } from './traps-of-meaning.ts'
import { trapsOfText } from './traps-of-text.ts'

const folder = fileURLToPath(new URL('../../src/pipeline/sql/', import.meta.url))
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.sql'))
  .map(name => [name, readFileSync(`${folder}${name}`, 'utf8')] as const)

let zetaSql: ZetaSql
beforeAll(async () => {
  zetaSql = await startZetaSql()
})
afterAll(() => zetaSql?.stop())

describe.each(files)('%s', (_, sql) => {
  it('falls into no trap between the engines', () => {
    expect(trapsOfText(sql)).toEqual([])
  })

  it('is tidy', () => {
    expect(untidiness(sql)).toEqual([])
  })
})

describe('trapsOfText', () => {
  it('looks at more than ten files', () => {
    expect(files.length).toBeGreaterThan(10)
  })

  it.each([
    ['SELECT GREATEST(a, b) FROM t', /GREATEST/],
    ['SELECT least(a, b) FROM t', /LEAST/],
    ['SELECT EXTRACT(DAYOFWEEK FROM d) FROM t', /DAYOFWEEK/],
    ["SELECT REGEXP_REPLACE(a, 'x', '') FROM t", /REGEXP_REPLACE/],
    ['SELECT SAFE_CAST(a AS INT64) FROM t', /SAFE_CAST/],
    ['SELECT * EXCEPT (a) FROM t', /EXCEPT/],
    ['SELECT a FROM `t`', /backticks/],
    ['SELECT DATE_TRUNC(d, MONTH) FROM t', /DATE_TRUNC/],
    ['SELECT STRUCT(a AS x) FROM t', /STRUCT/],
    ['SELECT arr[OFFSET(0)] FROM t', /array is indexed/],
    ['SELECT a FROM t ASOF JOIN u ON t.d >= u.d', /ASOF/],
    ['SELECT a::INT64 FROM t', /cast by ::/],
    ['SELECT d + INTERVAL 1 DAY FROM t', /DATE_ADD/],
    ['SELECT d - INTERVAL 1 DAY FROM t', /DATE_SUB/],
    ['SELECT a FROM UNNEST(@dates) AS a', /UNNEST/],
    ['INSERT t (a) SELECT 1', /INTO/],
    ['MERGE t USING s ON t.a = s.a WHEN MATCHED THEN DELETE', /INTO/],
    ['SELECT CAST(a AS NUMERIC) FROM t', /NUMERIC alone/],
    ['SELECT a * 0.44 FROM t', /decimal literal/],
    ['SELECT a / b FROM t', /SAFE_DIVIDE/],
    ['SELECT a / (b + 1) FROM t', /SAFE_DIVIDE/],
    ['SELECT a / 0 FROM t', /SAFE_DIVIDE/],
    ['SELECT a b FROM t', /without AS/],
    ['SELECT COUNT(*) n FROM t', /without AS/],
    ["SELECT 'x' a FROM t", /without AS/],
    ['SELECT t.a FROM nba_raw.games t', /without AS/],
    ["SELECT CONCAT(plus_minus, '!') FROM t", /CONCAT skips NULL/],
    ["SELECT CONCAT('a', IF(x, plus_minus, 'b')) FROM t", /CONCAT skips NULL/],
  ])('catches %s', (sql, says) => {
    expect(trapsOfText(sql)).toEqual([expect.stringMatching(says)])
  })

  it.each([
    ['SELECT a AS b, a / 2 AS c, CAST(0.44 AS FLOAT64) AS d, CAST(-0.5 AS FLOAT64) AS e FROM t AS u'],
    ["SELECT 'a / b' AS x -- GREATEST(a, b), a::INT64\nFROM t WHERE d IN UNNEST(@dates)"],
    [
      "SELECT CONCAT(player_lookup, ' has ', CAST(points AS STRING), IF(x, 'a', 'b')) AS c, x * y AS z FROM t",
    ],
    ['MERGE INTO t USING s ON t.a = s.a WHEN NOT MATCHED THEN INSERT (a) VALUES (s.a)'],
    ['SELECT CAST(a AS NUMERIC(38, 9)) AS n, COUNT(*) AS c, [a, b] AS l FROM t'],
  ])('lets pass %s', sql => {
    expect(trapsOfText(sql)).toEqual([])
  })
})

describe('trapsOfMeaning', () => {
  const trapsOf = async (sql: string) => {
    const params = evaluationParams({ dates: [], seasonYear: 2021 }, '2021-11-22')
    const types = Object.fromEntries(Object.entries(params).map(([name, { type }]) => [name, type]))
    return trapsOfMeaning(await analysisTree(zetaSql, buildCatalogue(zetaSql, tables), sql, types))
  }
  const from = 'FROM nba_analytics.player_game_summary'

  it.each(processors.map(({ id, sql }) => [id, sql]))('finds none in %s', async (_, sql) => {
    expect(await trapsOf(sql)).toEqual([])
  })

  it.each([
    ['SELECT SAFE_DIVIDE(SUM(usage_rate), COUNT(*)) AS x', /safe_divide of NUMERIC/],
    ['SELECT AVG(usage_rate) AS x', /avg of NUMERIC/],
    ['SELECT usage_rate / 2 AS x', /divide of NUMERIC/],
    ['SELECT CAST(usage_rate AS INT64) AS x', /ROUND it first/],
    ['SELECT CAST(points / 2 AS INT64) AS x', /ROUND it first/],
    ['SELECT CAST(minutes_played AS STRING) AS x', /different digits/],
  ])('catches %s', async (sql, says) => {
    expect(await trapsOf(`${sql} ${from}`)).toEqual([expect.stringMatching(says)])
  })

  it('lets pass what is made FLOAT64 or rounded first', async () => {
    const sql = `SELECT SAFE_DIVIDE(CAST(SUM(usage_rate) AS FLOAT64), COUNT(*)) AS a, AVG(points) AS b,
      CAST(ROUND(AVG(points)) AS INT64) AS c, CAST(SUM(points) AS STRING) AS d, AVG(points) / 2 AS e ${from}`
    expect(await trapsOf(sql)).toEqual([])
  })
})

describe('untidiness', () => {
  it.each([
    ['SELECT\ta\n', /a tab/],
    ['SELECT a \n', /trailing blank/],
    [`SELECT ${'a'.repeat(120)}\n`, /127 columns/],
    ['SELECT\n   a\n', /odd indentation/],
    ['SELECT a', /line end/],
    ['select a\n', /SELECT/],
    ['SELECT a FROM t Where b\n', /WHERE/],
    ['WITH MyPart AS (SELECT 1 AS a)\n', /MyPart must be lower_snake/],
    ['SELECT playerName FROM t\n', /lower case/],
    ['SELECT count(*) AS n FROM t\n', /count is a function/],
  ])('finds fault with %j', (sql, says) => {
    expect(untidiness(sql)).toEqual([expect.stringMatching(says)])
  })
})
