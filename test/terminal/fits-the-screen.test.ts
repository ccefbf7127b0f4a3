import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block, CoverageStatus, MatrixBlock } from '../../src/assistant/answer/answer.ts'
import { refuse } from '../../src/assistant/refusal.ts'
import { describePlan } from '../../src/assistant/request/describe-plan.ts'
import { statuses } from '../../src/terminal/matrix-status.ts'
import { renderAnswer } from '../../src/terminal/render-answer.ts'
import { renderMatrix } from '../../src/terminal/render-matrix.ts'
import { PROGRESS_LINES, renderProgress } from '../../src/terminal/render-progress.ts'
import { renderRefusal } from '../../src/terminal/render-refusal.ts'
import { renderTable } from '../../src/terminal/render-table.ts'
import type { Screen } from '../../src/terminal/screen.ts'
import { stripAnsi, visibleWidth } from '../../src/terminal/visible-width.ts'
import { addDays } from '../../src/warehouse/calendar-date.ts'
import { backfillPlan, emptyPlan, ingestPlan, planned } from './sample-plan.ts'
import { events, moment, runAfter } from './sample-run.ts'
import { piped } from './screens.ts'

const screens: fc.Arbitrary<Screen> = fc.record({
  width: fc.integer({ min: 40, max: 200 }),
  fits: fc.constant(true),
  colours: fc.constantFrom('none', '16', '256', 'truecolor'),
  unicode: fc.boolean(),
  program: fc.constant('backcourt'),
})

const words = fc.array(
  fc.constantFrom(
    'Jonas Valančiūnas',
    'e\u0301te\u0301',
    '大谷',
    'psza',
    '12,345',
    'nba_raw.gamebook/2021-11-22/a.json',
    'x'.repeat(70),
    '\u001b[31m',
    '\n',
    '🏀',
    '',
  ),
  { maxLength: 6 },
)
const texts = words.map(parts => parts.join(' '))

const tables = fc.integer({ min: 1, max: 30 }).chain(count =>
  fc.record({
    kind: fc.constant('table' as const),
    title: texts,
    columns: fc.array(
      fc.record({
        name: fc.constantFrom('player', 'zone_games_available', 'expected failures'),
        align: fc.constantFrom('left' as const, 'right' as const),
      }),
      { minLength: count, maxLength: count },
    ),
    rows: fc.array(fc.array(texts, { minLength: count, maxLength: count }), { maxLength: 4 }),
  }),
)

const matrices: fc.Arbitrary<MatrixBlock> = fc
  .record({
    days: fc.uniqueArray(fc.integer({ min: 0, max: 240 }), { minLength: 1, maxLength: 180 }),
    rows: fc.integer({ min: 1, max: 12 }),
  })
  .chain(({ days, rows }) =>
    fc.record({
      kind: fc.constant('matrix' as const),
      columns: fc.constant([...days].sort((a, b) => a - b).map(day => addDays('2021-10-19', day))),
      rows: fc.array(
        fc.record({
          name: fc.constantFrom('psza', 'mlfs', 'team_boxscore'),
          cells: fc.array(
            fc.record({
              status: fc.constantFrom<CoverageStatus>(...statuses),
              share: fc.double({ min: 0, max: 1, noNaN: true }),
            }),
            { minLength: days.length, maxLength: days.length },
          ),
        }),
        { minLength: rows, maxLength: rows },
      ),
    }),
  )

const tooWide = (lines: readonly string[], { width }: Screen): readonly string[] =>
  lines.filter(line => visibleWidth(line) > width)

/** Nothing but the colours that we print ourselves. */
const control = (lines: readonly string[]): readonly string[] =>
  lines.filter(line => /\p{Cc}/u.test(stripAnsi(line)))

describe('nothing is wider than the screen', () => {
  test('tables, and no control character of the data gets through', () => {
    fc.assert(
      fc.property(tables, screens, (table, screen) => {
        const lines = renderTable(table, screen)
        expect(tooWide(lines, screen)).toEqual([])
        expect(control(lines)).toEqual([])
        if (screen.colours === 'none') expect(lines.join('')).not.toContain('\u001b')
      }),
      { numRuns: 150 },
    )
  })

  test('matrices', () => {
    fc.assert(
      fc.property(matrices, screens, (matrix, screen) => {
        expect(tooWide(renderMatrix(matrix, screen), screen)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('answers, refusals, plans and progress, apart from commands to type', () => {
    fc.assert(
      fc.property(texts, fc.array(texts, { maxLength: 4 }), screens, (headline, facts, screen) => {
        const details: readonly Block[] = [{ kind: 'text', lines: facts }]
        const lines = [
          ...renderAnswer({ outcome: 'failed', headline, facts, details, data: {} }, screen, {
            verbose: true,
          }),
          ...renderRefusal(refuse('bad-value', headline), screen),
          ...[backfillPlan, ingestPlan, emptyPlan].flatMap(plan =>
            renderAnswer(describePlan(planned(plan, headline)), screen),
          ),
        ]
        expect(tooWide(lines, screen)).toEqual([])
        expect(control(lines)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('a command to type is never broken', () => {
    const line = `sql "select ${'x, '.repeat(60)}y from t"`
    const lines = renderAnswer(
      { outcome: 'done', headline: 'Done', facts: [], next: [line], data: {} },
      { ...piped, width: 40, fits: true },
    )
    expect(lines.at(-1)).toBe(`Next: backcourt ${line}`)
  })
})

describe('a progress block never moves', () => {
  test('it has the same height at every event, on every screen', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: events.length }),
        fc.integer({ min: 0, max: 59 }),
        screens,
        (count, second, screen) => {
          const lines = renderProgress(runAfter(count), moment(second), screen)
          expect(lines).toHaveLength(PROGRESS_LINES)
          expect(tooWide(lines, screen)).toEqual([])
        },
      ),
    )
  })
})

describe('colour says nothing that the text does not say', () => {
  test('a matrix without its colours is the matrix without colours', () => {
    fc.assert(
      fc.property(matrices, screens, (matrix, screen) => {
        const bare = (lines: readonly string[]): readonly string[] =>
          lines.map(line => stripAnsi(line).trimEnd())
        expect(bare(renderMatrix(matrix, screen))).toEqual(
          bare(renderMatrix(matrix, { ...screen, colours: 'none' })),
        )
      }),
      { numRuns: 40 },
    )
  })

  test('every status is in the legend with its count, and the counts add up to all cells', () => {
    fc.assert(
      fc.property(matrices, matrix => {
        const text = renderMatrix(matrix, piped).join('\n').replaceAll(',', '')
        const cells = matrix.rows.flatMap(row => row.cells)
        expect(text).toContain(`Of ${cells.length} cell`)
        for (const status of statuses) {
          const count = cells.filter(cell => cell.status === status).length
          expect(text).toMatch(new RegExp(`\\S ${status} ${count}\\b`))
        }
      }),
      { numRuns: 40 },
    )
  })
})

test('a table in a pipe keeps every character on one line per row', () => {
  const long = 'x'.repeat(300)
  const lines = renderTable(
    {
      kind: 'table',
      columns: [{ name: 'a' }, { name: 'b', align: 'right' }],
      rows: [
        [long, '1'],
        ['y', '22'],
      ],
    },
    piped,
  )
  expect(lines.slice(2)).toEqual([`${long}   1`, `y${' '.repeat(299)}  22`])
})

test('a row that cannot be a line of a table becomes a list of names and values', () => {
  const columns = Array.from({ length: 20 }, (_, i) => ({ name: `column_${i}`, align: 'right' as const }))
  const lines = renderTable(
    { kind: 'table', columns, rows: [columns.map((_, i) => `${i}`)] },
    { ...piped, fits: true },
  )
  expect(lines.slice(0, 3)).toEqual(['row 1 of 1', '  column_0   0', '  column_1   1'])
})
