import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { backcourt, backcourtJson, type Where } from './command-line.ts'
import { contentsOf, treeOf } from './contents.ts'
import { homeAt } from './prepared-home.ts'

let where: Where & { files: string }
beforeAll(async () => {
  where = await homeAt('phase 3')
  writeFileSync(join(where.home, 'secret.csv'), 'a,b\n1,2\n')
})

const sql = (text: string, ...flags: string[]) => backcourtJson(['sql', text, ...flags], where)
const PGS = 'nba_analytics.player_game_summary'

describe('sql', () => {
  test('refuses everything that is not one SELECT, and nothing happens', async () => {
    const [tree, contents] = [Object.keys(treeOf(where.home)), await contentsOf(where.home)]
    for (const text of [
      `INSERT INTO ${PGS} SELECT * FROM ${PGS}`,
      `DELETE FROM ${PGS} WHERE TRUE`,
      `UPDATE ${PGS} SET points = 0 WHERE TRUE`,
      `DROP TABLE ${PGS}`,
      `TRUNCATE ${PGS}`,
      'CREATE TABLE nba_raw.mine (a INT64)',
      `CREATE OR REPLACE VIEW nba_raw.v AS SELECT 1 AS a`,
      `ALTER TABLE ${PGS} ADD COLUMN mine INT64`,
      `COPY ${PGS} TO '${where.home}/stolen.csv'`,
      `COPY (SELECT 1) TO '${where.home}/stolen.csv'`,
      `EXPORT DATABASE '${where.home}/stolen'`,
      `ATTACH '${where.home}/other.duckdb' AS other`,
      'PRAGMA database_list',
      "PRAGMA temp_directory='/'",
      'SET enable_external_access = true',
      'CHECKPOINT',
      'VACUUM',
      'INSTALL httpfs',
      'LOAD httpfs',
      'CALL pragma_version()',
      'BEGIN TRANSACTION',
      `SELECT * INTO nba_raw.mine FROM ${PGS}`,
      `SELECT 1; DROP TABLE ${PGS}`,
      'SELECT 1; SELECT 2',
      `EXPLAIN ANALYZE DELETE FROM ${PGS}`,
      `WITH gone AS (DELETE FROM ${PGS} RETURNING *) SELECT * FROM gone`,
      '',
      '-- nothing',
      'SELEKT 1',
      'SELECT no_such_column FROM nba_analytics.player_game_summary',
      'SELECT * FROM no.such_table',
    ]) {
      const { code, document } = await sql(text)
      expect([text, code, document.outcome]).toEqual([text, 2, 'refused'])
    }
    expect(Object.keys(treeOf(where.home))).toEqual(tree)
    expect(await contentsOf(where.home)).toEqual(contents)
  })

  test('reads no other file, whatever it is asked in', async () => {
    for (const text of [
      `SELECT * FROM read_csv('${where.home}/secret.csv')`,
      `SELECT * FROM '${where.home}/secret.csv'`,
      `SELECT * FROM read_text('/etc/hostname')`,
      `SELECT * FROM glob('${where.home}/*')`,
      `SELECT * FROM query('SELECT * FROM read_text(''/etc/hostname'')')`,
    ]) {
      const { code, stdout } = await sql(text)
      expect([text, code === 1 || code === 2]).toEqual([text, true])
      expect(stdout).toMatch(/disabled|ermission|not allowed/)
    }
  })

  test('shows so many rows as asked for, says that there are more, and how to see them', async () => {
    const many = `SELECT player_lookup FROM ${PGS} ORDER BY player_lookup`
    const few = await sql(many, '--limit', '3')
    expect(few.document.data.rows).toHaveLength(3)
    expect(few.document.data.truncated).toBe(true)
    expect(few.document.headline).toBe('The first 3 rows; there are more.')
    expect(few.document.next).toEqual([`sql ${JSON.stringify(many)} --limit 30`])
    expect((await sql(many)).document.data.rows).toHaveLength(100)
    for (const limit of ['0', '-1', '1.5', '10001', 'all', '1e3'])
      expect((await sql(many, `--limit=${limit}`)).code, limit).toBe(2)
  })

  test('tells NULL from an empty text and keeps every character', async () => {
    const text = `SELECT CAST(NULL AS STRING) AS gone, '' AS empty, 'Jokić 大谷 🏀' AS name, 'a''b' AS quoted, 0.1 + 0.2 AS x`
    const { document } = await sql(text)
    expect(document.data.rows[0]).toMatchObject({
      gone: null,
      empty: '',
      name: 'Jokić 大谷 🏀',
      quoted: "a'b",
    })
    const { stdout } = await backcourt(['sql', text], where)
    expect(stdout).toContain('NULL')
    expect(stdout).toContain('Jokić 大谷 🏀')
  })

  test('lets no control character of the data reach the terminal', async () => {
    const { stdout } = await backcourt(['sql', "SELECT CONCAT('a', chr(27), '[31mred', chr(7)) AS x"], where)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(stdout).not.toMatch(/[\u001b\u0007]/)
    expect(stdout).toContain('red')
  })

  test('takes a SELECT with a comment, a CTE and a trailing semicolon', async () => {
    const { code, document } = await sql('WITH one AS (SELECT 1 AS a) SELECT a FROM one -- all of it\n;')
    expect([code, document.data.rows]).toEqual([0, [{ a: 1 }]])
  })
})
