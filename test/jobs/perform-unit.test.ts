import { describe, expect, test } from 'vitest'
import { performUnit, type Workplace } from '../../jobs/perform-unit.ts'
import { FileGone, FileStoreBroken } from '../../src/files/file-store.ts'
import { processorById } from '../../src/pipeline/processors/processors.ts'
import { AskError, RetryError, StopError } from '../../src/warehouse/errors.ts'
import type { Warehouse } from '../../src/warehouse/warehouse.ts'
import { dayAt, planOf } from './random-plan.ts'

const [unit] = planOf({ psza: [dayAt(0)] }, 1).units
if (!unit) throw new Error('no unit')
const run = { runId: 'r', by: 'ana', code: `feeds ${processorById('psza').formula}` }

/** Work in a place where nothing but the given error happens. */
const attempt = (error: unknown, signal: AbortSignal = new AbortController().signal) => {
  const transact = () => Promise.reject(error)
  const workplace: Workplace = {
    warehouse: { transact } as Pick<Warehouse, 'transact'> as Warehouse,
    store: {} as Workplace['store'],
    now: () => new Date('2026-01-05T12:00:00Z'),
    today: '2026-01-05',
    holder: 'here 1',
  }
  return performUnit(unit, run, 1, workplace, signal)
}

describe('broken parts become values, one reaction each', () => {
  test('what may pass by itself is tried again', async () => {
    const end = { end: 'retry', error: { kind: 'broken', message: 'conflict' } }
    expect(await attempt(new RetryError('conflict'))).toEqual(end)
    expect(await attempt(new FileGone('a/x.json', '/files'))).toMatchObject({ end: 'retry' })
  })

  test('what needs a person stops the run and says what to do', async () => {
    const error = { kind: 'broken', message: 'the disk is full', fix: 'free some space' }
    expect(await attempt(new AskError('the disk is full', 'free some space'))).toEqual({
      end: 'error',
      error,
      stopsRun: true,
    })
    const problem = { code: 'missing', message: 'There is no folder /files.', fix: ['make it'] } as const
    expect(await attempt(new FileStoreBroken(problem))).toEqual({
      end: 'error',
      error: { kind: 'broken', message: problem.message, fix: 'make it' },
      stopsRun: true,
    })
  })

  test('any other error fails the unit and leaves the others alone', async () => {
    for (const error of [new StopError('no such column'), new TypeError('undefined is not a game')]) {
      const end = { end: 'error', error: { kind: 'broken', message: error.message }, stopsRun: false }
      expect(await attempt(error)).toEqual(end)
    }
  })

  test('an interruption is none of them', async () => {
    const signal = AbortSignal.abort(new Error('interrupted'))
    await expect(attempt(new StopError('INTERRUPT Error'), signal)).rejects.toThrow('interrupted')
  })
})

test('what was planned with another formula is refused before anything is written, with the way out', async () => {
  const workplace = { warehouse: {} as Warehouse } as Workplace
  const signal = new AbortController().signal
  expect(await performUnit(unit, { ...run, code: 'feeds 0123456789ab' }, 1, workplace, signal)).toEqual({
    end: 'error',
    error: {
      kind: 'broken',
      message: 'psza was planned with another formula than this worker has',
      fix: 'bring all processes to one release, then plan what is left anew: retry r',
    },
    stopsRun: false,
  })
})
