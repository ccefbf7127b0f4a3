import { describe, expect, test } from 'vitest'
import { type Check, pass, skipped } from '../../../src/pipeline/preflight/check.ts'
import { runChecks } from '../../../src/pipeline/preflight/run-checks.ts'
import { verdictOf } from '../../../src/pipeline/preflight/verdict.ts'
import { AskError } from '../../../src/warehouse/errors.ts'

const check = (id: string, run: Check<null>['run'], after: readonly string[] = []): Check<null> => ({
  id,
  phase: 1,
  says: `${id} holds`,
  quick: false,
  after,
  run,
})
const good = (id: string, after: readonly string[] = []) => check(id, async () => pass('fine'), after)
const warn = async () =>
  ({ kind: 'warn', says: 'odd', numbers: {}, examples: [], costs: 'little', mend: [] }) as const
const outcomes = async (...checks: readonly Check<null>[]) =>
  (await runChecks(checks, null)).map(({ outcome }) => outcome)

describe('running checks', () => {
  test('a check that throws has failed, with its error, and the others still run', async () => {
    const [broken, other] = await outcomes(
      check('broken', async () => {
        throw new Error('no such column: success')
      }),
      good('other'),
    )
    expect(broken).toMatchObject({ kind: 'fail', says: 'the check broke: no such column: success' })
    expect(other).toMatchObject({ kind: 'pass' })
  })

  test('an error that says what to do says it here, too', async () => {
    const [outcome] = await outcomes(
      check('locked', () => Promise.reject(new AskError('held by PID 7', 'wait for it'))),
    )
    expect(outcome).toMatchObject({ kind: 'fail', says: 'held by PID 7', first: 'wait for it' })
  })

  test('what stands on a failed check is skipped and says on which, all the way up', async () => {
    const [, second, third] = await outcomes(
      check('first', () => Promise.reject(new Error('no'))),
      good('second', ['first']),
      good('third', ['second']),
    )
    expect(second).toEqual(skipped('first failed'))
    expect(third).toEqual(skipped('second failed'))
  })

  test('a warning stops nobody', async () => {
    const [, second] = await outcomes(check('first', warn), good('second', ['first']))
    expect(second).toMatchObject({ kind: 'pass' })
  })

  test('results of earlier checks count', async () => {
    const before = await runChecks([check('warehouse', () => Promise.reject(new Error('gone')))], null)
    const [result] = await runChecks([good('tables', ['warehouse'])], null, { before })
    expect(result?.outcome).toEqual(skipped('warehouse failed'))
  })

  test('only an abort ends it, with its reason', async () => {
    const stop = new AbortController()
    const aborting = check('aborting', async () => {
      stop.abort(new Error('the person left'))
      throw new Error('interrupted')
    })
    await expect(runChecks([aborting], null, { signal: stop.signal })).rejects.toThrow('the person left')
  })
})

describe('the verdict', () => {
  test('is the worst of all, and a skipped check is no fault', async () => {
    const results = async (...checks: readonly Check<null>[]) => verdictOf(await runChecks(checks, null))
    const none = check('none', async () => skipped('nothing to look at'))
    const fails = check('fails', () => Promise.reject(new Error('no')))
    expect(await results(good('a'), none)).toBe('ready')
    expect(await results(good('a'), check('b', warn), none)).toBe('ready with warnings')
    expect(await results(fails, check('b', warn), good('a'))).toBe('not ready')
  })
})
