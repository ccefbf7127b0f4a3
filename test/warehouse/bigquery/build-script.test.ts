import { describe, expect, it } from 'vitest'
import { buildScript } from '../../../src/warehouse/bigquery/build-script.ts'
import { jobId } from '../../../src/warehouse/bigquery/job-id.ts'
import { label } from '../../../src/warehouse/bigquery/label.ts'
import { splitStatements } from '../../../src/warehouse/bigquery/split-statements.ts'
import { date, int64, string } from '../../../src/warehouse/param.ts'
import type { Step } from '../../../src/warehouse/warehouse.ts'
import { write } from '../../contracts/warehouse-steps.ts'

const none = new Map<Step, string>()

describe('a transaction as a script', () => {
  it('makes stages and asks its first questions before it begins to write', () => {
    const steps: Step[] = [
      { do: 'stage', as: 's', statement: { sql: 'SELECT 1 AS n' }, columns: ['n'] },
      { do: 'refuse if', name: 'early', statement: { sql: '-- why\n\nSELECT n FROM s WHERE n > 1' } },
      write('DELETE FROM d.t WHERE TRUE'),
      { do: 'refuse if', name: 'late', statement: { sql: 'SELECT 1 AS x' } },
      { do: 'read', name: 'seen', statement: { sql: 'SELECT 2 AS y' } },
    ]
    const { sql, results } = buildScript(steps, none)
    expect(sql).toBe(`DECLARE backcourt_committed_at TIMESTAMP;
CREATE TEMP TABLE s AS
SELECT 1 AS n
;
IF EXISTS (
-- why

SELECT n FROM s WHERE n > 1
) THEN
SELECT n FROM s WHERE n > 1
;
RETURN;
END IF;

BEGIN TRANSACTION;
DELETE FROM d.t WHERE TRUE
;
IF EXISTS (
SELECT 1 AS x
) THEN
SELECT 1 AS x
;
ROLLBACK TRANSACTION;
RETURN;
END IF;
SELECT 2 AS y
;
COMMIT TRANSACTION;`)
    const lines = sql.split('\n')
    expect([...results].map(([line, step]) => [lines[line - 1], step.do])).toEqual([
      ['SELECT n FROM s WHERE n > 1', 'refuse if'],
      ['SELECT 1 AS x', 'refuse if'],
      ['SELECT 2 AS y', 'read'],
    ])
  })

  it('lets two parameters of one name part when they differ, and leaves out those that nothing names', () => {
    const { sql, parameters } = buildScript(
      [
        write("INSERT INTO d.t (a) SELECT @a -- @b\n, '@c'", { a: int64(1), b: int64(2), c: int64(3) }),
        write('INSERT INTO d.t (a) SELECT @a', { a: int64(1) }),
        write('INSERT INTO d.t (a) SELECT @a', { a: string('1') }),
      ],
      none,
    )
    expect(sql.match(/SELECT @\w+/g)).toEqual(['SELECT @a', 'SELECT @a', 'SELECT @a_2'])
    expect(parameters).toEqual([
      { name: 'a', parameterType: { type: 'INT64' }, parameterValue: { value: '1' } },
      { name: 'a_2', parameterType: { type: 'STRING' }, parameterValue: { value: '1' } },
    ])
  })

  it('takes the time of the commit, and what it took until then, from the engine', () => {
    const since = new Date('2026-11-23T12:00:00Z')
    const { sql, parameters } = buildScript(
      [
        write('INSERT INTO d.t (a, b) SELECT @now, @seconds', {
          now: { type: 'TIMESTAMP', clock: 'commit', value: null },
          seconds: { type: 'FLOAT64', clock: { since }, value: null },
        }),
      ],
      none,
    )
    expect(sql).toContain('SET backcourt_committed_at = CURRENT_TIMESTAMP();\nBEGIN TRANSACTION;')
    expect(sql).toContain(
      'SELECT backcourt_committed_at, ((UNIX_MILLIS(backcourt_committed_at) - @began_ms) / 1000)',
    )
    expect(parameters.map(({ name }) => name)).toEqual(['began_ms'])
  })

  it('reads loaded rows from where they wait, and makes an empty table of none', () => {
    const columns = { day: { type: 'DATE', doc: '' } } as const
    const loaded: Step = { do: 'load', as: 'a', columns, rows: [{ day: '2021-11-01' }] }
    const { sql } = buildScript(
      [loaded, { do: 'load', as: 'b', columns, rows: [] }, write('SELECT @d', { d: date('2021-11-01') })],
      new Map([[loaded, 'staging.x']]),
    )
    expect(sql).toContain('CREATE TEMP TABLE a AS SELECT day FROM staging.x;')
    expect(sql).toContain('CREATE TEMP TABLE b (day DATE);')
  })
})

describe('a text of several statements', () => {
  it.each([
    ["SELECT ';'; SELECT 2", ["SELECT ';'", 'SELECT 2']],
    ['SELECT 1 -- ; not here\n;', ['SELECT 1 -- ; not here']],
    ['/* ; */ ; # ;\n', []],
    ["SELECT '''a;'b''' AS x; SELECT `a;b`", ["SELECT '''a;'b''' AS x", 'SELECT `a;b`']],
    ["SELECT 'it\\'s; one'", ["SELECT 'it\\'s; one'"]],
    ['-- only words', []],
    ['', []],
  ])('%j is cut only where a statement ends', (sql, statements) => {
    expect(splitStatements(sql)).toEqual(statements)
  })
})

describe('what BigQuery allows only some letters for', () => {
  it('is a label', () => {
    expect(label('Backfill PSZA 2021-11-01..')).toBe('backfill-psza-2021-11-01-')
    expect(label('x'.repeat(100))).toHaveLength(63)
  })

  it('is the id of a job, the same for the same words and another for others', () => {
    const id = jobId('backcourt', 'run1 psza 2021-11-01..2021-11-30 1 7')
    expect(id).toMatch(/^backcourt_run1-psza-2021-11-01-2021-11-30-1-7_[0-9a-f]{12}$/)
    expect(jobId('backcourt', 'run1 psza 2021-11-01..2021-11-30 1 7')).toBe(id)
    expect(jobId('backcourt', 'run1 psza 2021-11-01  2021-11-30 1 7')).not.toBe(id)
    expect(jobId('backcourt', 'ö'.repeat(2000)).length).toBeLessThan(200)
  })
})
