import { describe, expect, it } from 'vitest'
import { parseScript } from './parse-script.ts'

const kinds = (script: string) => parseScript(script).map(({ kind, line }) => [kind, line])

describe('a script', () => {
  it('is taken apart into statements, each with the line that it begins on', () => {
    const script = `DECLARE t TIMESTAMP;
-- a comment; with a semicolon
CREATE TEMP TABLE s AS
SELECT ';' AS a, "--" AS b /* ; */
;

BEGIN TRANSACTION;
INSERT INTO d.t (a) SELECT 1;
COMMIT TRANSACTION`
    expect(kinds(script)).toEqual([
      ['declare', 1],
      ['sql', 3],
      ['begin', 7],
      ['sql', 8],
      ['commit', 9],
    ])
  })

  it('keeps what an IF does apart from its condition, and the function IF from both', () => {
    const [block, after] = parseScript(
      'IF EXISTS (SELECT IF(a > 1, 2, 3) AS b FROM t WHERE CASE WHEN TRUE THEN TRUE END) THEN\nSELECT 1;\nROLLBACK TRANSACTION;\nRETURN;\nEND IF;\nSELECT 2;',
    )
    expect(block).toMatchObject({
      kind: 'if',
      condition: 'EXISTS (SELECT IF(a > 1, 2, 3) AS b FROM t WHERE CASE WHEN TRUE THEN TRUE END)',
      body: [
        { kind: 'sql', sql: 'SELECT 1', line: 2 },
        { kind: 'rollback', line: 3 },
        { kind: 'return', line: 4 },
      ],
    })
    expect(after).toEqual({ kind: 'sql', sql: 'SELECT 2', line: 6 })
  })

  it.each([
    ['', /Unexpected end of statement/],
    ['-- only words', /Unexpected end of statement/],
    ['IF TRUE THEN SELECT 1;', /Expected END IF/],
    ['IF TRUE SELECT 1', /Unexpected end of script/],
    ['BEGIN SELECT 1; END', /does not know blocks/],
  ])('that is %j is refused', (script, words) => {
    expect(() => parseScript(script)).toThrow(words)
  })
})
