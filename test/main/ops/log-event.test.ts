import { expect, test } from 'vitest'
import type { RunEvent } from '../../../src/assistant/run/run-event.ts'
import { logEvent } from '../../../src/main/ops/log-event.ts'
import { openLogger } from '../../../src/main/ops/open-logger.ts'
import { keptLines } from './kept-lines.ts'
import { startOfRun } from './run-for-metrics.ts'

const { at } = startOfRun

const logged = (event: RunEvent) => {
  const { to, entries } = keptLines()
  logEvent(openLogger({ level: 'info', role: 'worker', to }), 'k7m2xq', event)
  return entries()[0]
}

test('the start of a run is logged with its plan in a few words, and by whom', () => {
  expect(logged(startOfRun)).toMatchObject({
    level: 'info',
    msg: 'run started',
    pid: process.pid,
    ofPid: 4711,
    runId: 'k7m2xq',
    by: 'ana',
    lane: 'daily',
    command: 'backfill 2021-11-02..2021-11-04',
    planHash: 'f00d',
    units: 4,
  })
})

test('a broken unit is an error with its ids and the reason in one line, a superseded one a warning', () => {
  const failed = { kind: 'unit failed', at, unit: 'psza 2021-11-02', attempt: 2, seconds: 0.5 } as const
  expect(logged({ ...failed, error: { kind: 'broken', message: 'the disk is full' } })).toMatchObject({
    level: 'error',
    msg: 'unit failed',
    runId: 'k7m2xq',
    unitId: 'psza 2021-11-02',
    attempt: 2,
    fault: 'broken',
    reason: 'the disk is full',
  })
  expect(logged({ ...failed, error: { kind: 'superseded' } })).toMatchObject({ level: 'warn' })
})

test('a run that failed is an error, one that ended well is not', () => {
  expect(logged({ kind: 'run finished', at, outcome: 'failed' })).toMatchObject({ level: 'error' })
  expect(logged({ kind: 'run finished', at, outcome: 'done' })).toMatchObject({ level: 'info' })
})
