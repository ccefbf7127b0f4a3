import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerRun } from '../../../commands/answer-run.ts'
import type { Answer, Block } from '../../../src/assistant/answer/answer.ts'
import type { RunEvent } from '../../../src/assistant/run/run-event.ts'
import { type RunView, viewRun } from '../../../src/assistant/run/run-view.ts'
import { checkMessage } from '../../../src/slack/limits/check-message.ts'
import { checkView } from '../../../src/slack/limits/check-view.ts'
import { safeText } from '../../../src/slack/mrkdwn/safe-text.ts'
import { renderAlert } from '../../../src/slack/render/render-alert.ts'
import { renderAnswer } from '../../../src/slack/render/render-answer.ts'
import { renderDigest } from '../../../src/slack/render/render-digest.ts'
import { renderEnd } from '../../../src/slack/render/render-end.ts'
import { renderHome } from '../../../src/slack/render/render-home.ts'
import { renderPlan } from '../../../src/slack/render/render-plan.ts'
import { renderPlanClosed } from '../../../src/slack/render/render-plan-closed.ts'
import { renderProgress } from '../../../src/slack/render/render-progress.ts'
import { renderRefusal } from '../../../src/slack/render/render-refusal.ts'
import { eachDay } from '../../../src/warehouse/calendar-date.ts'
import { backfillPlan, planned } from '../../terminal/sample-plan.ts'
import { at, moment } from '../../terminal/sample-run.ts'
import { allText, bare } from './all-text.ts'
import { alert } from './samples.ts'

const odd = fc.constantFrom(
  '<!channel>',
  '<@U012AB3CD>',
  '@here',
  '*bold*',
  '`code`',
  'a & b < c > d',
  '&'.repeat(1_450),
  '\u202e'.repeat(700),
  '\u2068סער\u2069',
  'סער דני 7',
  '\u202egnp.exe',
  '🏀'.repeat(40),
  'x'.repeat(3_100),
)
const text = fc.oneof(
  { weight: 5, arbitrary: fc.string({ minLength: 1, maxLength: 60 }) },
  { weight: 1, arbitrary: odd },
)
const some = <T>(arbitrary: fc.Arbitrary<T>, maxLength: number) =>
  fc.array(arbitrary, { maxLength, size: 'max' })

const table: fc.Arbitrary<Block> = fc.integer({ min: 1, max: 22 }).chain(width =>
  fc.record({
    kind: fc.constant('table' as const),
    title: text,
    columns: fc.array(fc.record({ name: text, align: fc.constantFrom('left' as const, 'right' as const) }), {
      minLength: width,
      maxLength: width,
    }),
    rows: some(fc.array(text, { minLength: width, maxLength: width }), 110),
  }),
)
const lines: fc.Arbitrary<Block> = fc.record({ kind: fc.constant('text' as const), lines: some(text, 60) })
const matrix: fc.Arbitrary<Block> = fc.integer({ min: 1, max: 30 }).chain(days =>
  fc.record({
    kind: fc.constant('matrix' as const),
    columns: fc.constant(eachDay('2021-11-01', '2021-11-30').slice(0, days)),
    rows: some(
      fc.record({
        name: text,
        cells: fc.array(
          fc.record({
            status: fc.constantFrom(
              'ok' as const,
              'missing' as const,
              'failed' as const,
              'no games' as const,
            ),
          }),
          { minLength: days, maxLength: days },
        ),
      }),
      30,
    ),
  }),
)
const answer: fc.Arbitrary<Answer> = fc.record({
  outcome: fc.constantFrom(
    'done' as const,
    'done with warnings' as const,
    'failed' as const,
    'interrupted' as const,
  ),
  headline: text.filter(words => words.trim() !== ''),
  facts: some(text, 40),
  blocks: fc.array(fc.oneof(table, lines, matrix), { maxLength: 8 }),
  next: some(text, 12),
  data: fc.constant({}),
})

const seen = (words: string) => bare(safeText(words.trim()))
const isIn = (whole: string, words: string) => whole.includes(seen(words)) || whole.includes(bare(words))

/** A run of many tables and units in any state. */
const run: fc.Arbitrary<RunView> = fc
  .record({
    tables: fc.array(text, { minLength: 1, maxLength: 40, size: 'max' }),
    perTable: fc.integer({ min: 1, max: 12 }),
    states: fc.infiniteStream(fc.integer({ min: 0, max: 4 })),
    by: text,
    message: text,
    ends: fc.boolean(),
  })
  .map(({ tables, perTable, states, by, message, ends }) => {
    const units = tables.flatMap(target =>
      eachDay('2021-11-01', '2021-11-30')
        .slice(0, perTable)
        .map(date => ({
          ...backfillPlan.units[0]!,
          id: `${target} ${date}`,
          target,
          dates: [date],
          after: [],
        })),
    )
    const events = units.flatMap(({ id: unit }): readonly RunEvent[] => {
      const state = states.next().value ?? 0
      const started = { kind: 'unit started' as const, at: at(1), unit, attempt: 1 }
      const failed = { kind: 'broken' as const, message }
      if (state === 1) return [started]
      if (state === 2)
        return [
          started,
          {
            kind: 'unit committed',
            at: at(2),
            unit,
            written: 12,
            failures: { ODD: 1, INSUFFICIENT_DATA: 2 },
            seconds: 1,
          },
        ]
      if (state === 3)
        return [started, { kind: 'unit failed', at: at(2), unit, attempt: 1, error: failed, seconds: 1 }]
      return state === 4 ? [{ kind: 'unit blocked', at: at(2), unit, by: units[0]?.id ?? '' }] : []
    })
    const view = viewRun('k3f9', [
      { kind: 'run started', at: at(0), plan: { ...backfillPlan, units }, by, pid: 1 },
      ...events,
    ])
    return ends ? { ...view, outcome: 'failed' } : view
  })

describe('whatever there is to say', () => {
  test('an answer fits into a message that can be edited, and nothing of it is lost', {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(answer, given => {
        const message = renderAnswer(given)
        expect(checkMessage(message, 'edit')).toEqual([])
        expect(checkMessage(renderDigest(given), 'edit')).toEqual([])
        const whole = allText(message)
        expect(isIn(whole, given.headline)).toBe(true)
        const cells = (given.blocks ?? []).flatMap(block =>
          block.kind === 'text' ? block.lines : block.kind === 'table' ? block.rows.flat() : [],
        )
        const told = new Set([...given.facts, ...(given.next ?? []), ...cells])
        expect([...told].filter(words => !isIn(whole, words))).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  test('a title takes no more room than its table leaves', () => {
    const title = '\u202e'.repeat(700)
    const columns = ['a', 'b'].map(name => ({ name, align: 'left' as const }))
    const long = { kind: 'table' as const, title, columns, rows: [['<!channel>', title]] }
    const message = renderAnswer({ outcome: 'done', headline: 'h', facts: [], blocks: [long], data: {} })
    expect(checkMessage(message, 'edit')).toEqual([])
    expect(allText(message)).toContain(bare('<!channel>'))
  })

  test('a refusal fits, with every fix', () => {
    fc.assert(
      fc.property(text, some(text, 12), (message, fix) => {
        const rendered = renderRefusal({ refused: true, code: 'c', message, fix })
        expect(checkMessage(rendered, 'edit')).toEqual([])
        for (const line of [message, ...fix]) expect(isIn(allText(rendered), line)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  test('a run fits, while it runs and at its end, and is never more than twenty cards', {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(run, view => {
        const progress = renderProgress(view, moment(14))
        expect(checkMessage(progress, 'edit')).toEqual([])
        expect(checkMessage(renderEnd(view, answerRun(view)), 'edit')).toEqual([])
        const plan = progress.blocks.find(block => block.type === 'plan')
        expect(plan?.tasks?.length).toBeLessThanOrEqual(20)
        const running = Array.from({ length: 12 }, () => view)
        const home = renderHome({
          daily: answerRun(view),
          running,
          namesWaiting: 1,
          workers: 1,
          now: moment(0),
        })
        expect(checkView(home)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('a plan fits, before and after it was pressed', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(run, text, some(text, 20), ({ plan }, name, notes) => {
        const work = { ...planned(plan, name), notes, destroys: name }
        const question = { token: 't', expiresAt: moment(900), secondPerson: true, asker: 'U012AB3CD' }
        expect(checkMessage(renderPlan(work, question), 'edit')).toEqual([])
        expect(checkMessage(renderPlanClosed(work, name), 'edit')).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  test('an alert fits', () => {
    fc.assert(
      fc.property(text, some(text, 40), (cause, many) => {
        const given = { ...alert, cause, runs: many, where: many, next: many }
        expect(checkMessage(renderAlert(given), 'edit')).toEqual([])
        const solved = { ...given, solved: { at: moment(1), how: cause } }
        expect(checkMessage(renderAlert(solved), 'edit')).toEqual([])
      }),
    )
  })
})
