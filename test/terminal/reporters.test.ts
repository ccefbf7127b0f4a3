import { Writable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { runPace } from '../../src/assistant/run/run-pace.ts'
import { liveReporter } from '../../src/terminal/live-reporter.ts'
import { plainReporter } from '../../src/terminal/plain-reporter.ts'
import { PROGRESS_LINES } from '../../src/terminal/render-progress.ts'
import { events, moment, runAfter } from './sample-run.ts'
import { plain } from './screens.ts'

const sink = () => {
  const writes: string[] = []
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string, _, done) {
      writes.push(chunk)
      done()
    },
  })
  return { stream, writes }
}

const now = () => new Date()
const ESC = '\u001b'

beforeEach(() => void vi.useFakeTimers({ now: moment(0) }))
afterEach(() => void vi.useRealTimers())

describe('the live block', () => {
  test('is drawn at most ten times a second, and the last state always', () => {
    const { stream, writes } = sink()
    const reporter = liveReporter(stream, { now, screen: () => plain })
    for (let i = 0; i < 100; i += 1) {
      reporter.show(runAfter(1 + (i % 5)))
      vi.advanceTimersByTime(10)
    }
    expect(writes.length).toBeGreaterThan(8)
    expect(writes.length).toBeLessThanOrEqual(11)
    reporter.end(runAfter(events.length))
    expect(writes.at(-1)).toContain('failed: 3 of 5 units committed')
    const count = writes.length
    vi.advanceTimersByTime(60_000)
    expect(writes).toHaveLength(count)
  })

  test('redraws over exactly what it drew, and never leaves the cursor hidden', () => {
    const { stream, writes } = sink()
    const reporter = liveReporter(stream, { now, screen: () => plain })
    reporter.show(runAfter(1))
    vi.advanceTimersByTime(2500)
    reporter.end(runAfter(events.length))
    expect(writes.length).toBeGreaterThanOrEqual(4)
    for (const [i, frame] of writes.entries()) {
      expect(frame.split('\n')).toHaveLength(PROGRESS_LINES + 1)
      expect(frame.includes(`${ESC}[${PROGRESS_LINES}A`)).toBe(i > 0)
      expect(frame.startsWith(`${ESC}[?25l`) && frame.endsWith(`${ESC}[?25h`)).toBe(true)
    }
  })

  test('climbs over the folds that a narrower window made of its last frame', () => {
    const { stream, writes } = sink()
    let width = 80
    const reporter = liveReporter(stream, { now, screen: () => ({ ...plain, width }) })
    reporter.show(runAfter(4))
    width = 40
    reporter.end(runAfter(events.length))
    const up = Number(/\[(\d+)A/.exec(writes[1] ?? '')?.[1])
    expect(up).toBeGreaterThan(PROGRESS_LINES)
    expect(up).toBeLessThanOrEqual(2 * PROGRESS_LINES)
  })
})

describe('plain progress', () => {
  test('has a line per unit that ended, in the words of the run', () => {
    const { stream, writes } = sink()
    const reporter = plainReporter(stream, { now })
    for (let i = 1; i < events.length; i += 1) {
      reporter.show(runAfter(i))
      vi.advanceTimersByTime(1500)
    }
    reporter.end(runAfter(events.length))
    expect(writes).toEqual([
      '[1/5] tdza 2021-11-02..2021-12-31: 1,740 rows, 4 s\n',
      '[2/5] psza 2021-11-02..2021-12-31: 21,240 rows, 4,135 expected failures (INSUFFICIENT_DATA), 12 s\n',
      '[3/5] pcf 2021-11-02..2021-12-31: failed, contract broken: fatigue_score must be between 0 and 100; 3 rows broke it, such as game_date 2021-11-18, player_lookup lucadoncic, fatigue_score 104\n',
      '[4/5] pdc 2021-11-22: 268 rows, 68 expected failures (INSUFFICIENT_DATA), 1 s\n',
      '[5/5] mlfs 2021-11-02..2021-11-03: blocked, because pcf 2021-11-02..2021-12-31 failed\n',
      'run 2026-01-05-a1 failed: 3 of 5 units committed\n',
    ])
  })

  test('says several quick units in one line a second, the failed one among them by name', () => {
    const { stream, writes } = sink()
    const reporter = plainReporter(stream, { now })
    for (let i = 1; i <= events.length; i += 1) reporter.show(runAfter(i))
    reporter.end(runAfter(events.length))
    expect(writes).toHaveLength(3)
    expect(writes[1]).toMatch(/^\[5\/5\] pcf .*: failed, .* \(and 3 more units since the last line\)\n$/)
  })
})

describe('the pace of a run', () => {
  test('before anything has finished, what is left is what the plan guessed', () => {
    const { elapsed, left } = runPace(runAfter(1), moment(0))
    expect(elapsed).toBe(0)
    expect(left).toBeCloseTo(125)
  })

  test('units side by side count once in what has elapsed', () => {
    expect(runPace(runAfter(5), moment(12)).elapsed).toBe(12)
  })

  test('a night between interruption and resume does not count', () => {
    expect(runPace(runAfter(5), moment(50_000)).elapsed).toBe(12)
  })

  test('nothing is left when every unit has ended', () => {
    expect(runPace(runAfter(events.length), moment(16)).left).toBe(0)
  })
})
