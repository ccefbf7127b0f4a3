import { describe, expect, it } from 'vitest'
import { AskError, RetryError, StopError } from '../../../src/warehouse/errors.ts'
import type { Fault } from '../../bigquery/faults.ts'
import { endless, insert, ledger, numbers, other, write } from '../../contracts/warehouse-steps.ts'
import { withEmulator } from './with-emulator.ts'

const { emulator, warehouse, open, waits, rowsOf, jobsNamed } = withEmulator()
const eve = (id: number) => ({ id, owner: 'eve' })

describe('a reply that is lost', () => {
  it.each(['reply', 'request'] as const)(
    'as to its %s leads to the same job, and nothing is run twice',
    async lose => {
      emulator().faults.push({ on: /^POST \/jobs$/, lose, times: 1 })
      const outcome = await warehouse().transact(`lost ${lose}`, [
        insert(1),
        { do: 'read', name: 'seen', statement: { sql: `SELECT COUNT(*) AS n FROM ${ledger.name}` } },
      ])
      expect(outcome).toMatchObject({ committed: true, reads: { seen: [{ n: 1 }] } })
      expect(await rowsOf()).toEqual([eve(1)])
      expect(jobsNamed(`lost-${lose}`)).toHaveLength(1)
    },
  )

  it('of a load leads to the rows that were loaded then', async () => {
    emulator().faults.push({ on: /upload/, lose: 'reply', times: 1 })
    await warehouse().transact('load', [
      numbers(100),
      write(`INSERT INTO ${ledger.name} (id, owner) SELECT id, owner FROM numbers`),
    ])
    expect(await rowsOf()).toHaveLength(100)
  })

  it('and its sender with it: whoever takes the attempt up gets what it gave, and nothing is run twice', async () => {
    const steps = [
      insert(1),
      { do: 'read', name: 'seen', statement: { sql: `SELECT id FROM ${ledger.name}` } } as const,
    ]
    const [first, second] = [await open(), await open()]
    const outcome = await first.transact('run unit 1 7', steps, { once: true })
    expect(await second.transact('run unit 1 7', steps, { once: true })).toEqual(outcome)
    expect(await rowsOf()).toEqual([eve(1)])
    expect(jobsNamed('run-unit-1-7')).toHaveLength(1)
  })

  it('is no matter where a name comes again for another attempt', async () => {
    await warehouse().transact('again', [insert(1)])
    await warehouse().transact('again', [insert(2)])
    expect(await rowsOf()).toEqual([eve(1), eve(2)])
  })
})

const answer = (code: number, reason: string, message: string, times: number): Fault => ({
  on: /^POST \/jobs$/,
  answer: { code, reason, message },
  times,
})
const failing = (reason: string, message: string, times: number): Fault => ({
  job: /INSERT INTO/,
  fail: { reason, message },
  times,
})

describe('what may pass', () => {
  it.each([
    ['a rate limit', answer(403, 'rateLimitExceeded', 'Exceeded rate limits: too many API requests', 3)],
    ['a limit of jobs', answer(403, 'jobRateLimitExceeded', 'Exceeded rate limits: too many jobs', 3)],
    ['a quota of the moment', answer(403, 'quotaExceeded', 'Quota exceeded: too many concurrent queries', 3)],
    ['too many requests', answer(429, 'rateLimitExceeded', 'Too Many Requests', 3)],
    [
      'a broken backend',
      answer(503, 'backendError', 'Error encountered during execution. Retrying may solve the problem.', 3),
    ],
    ['an internal error', answer(500, 'internalError', 'An internal error occurred', 3)],
    ['a broken line', { on: /^POST \/jobs$/, lose: 'request', times: 3 } as Fault],
    [
      'a table that another transaction changes',
      failing('invalidQuery', 'Transaction is aborted due to concurrent update against table p:d.t.', 3),
    ],
    ['a job that broke inside BigQuery', failing('jobBackendError', 'Job failed', 3)],
  ])('is tried again after %s, each time later', async (_, fault) => {
    emulator().faults.push(fault)
    expect(await warehouse().transact('passing', [insert(1)])).toMatchObject({ committed: true })
    expect(waits).toEqual([1000, 2000, 4000])
    expect(await rowsOf()).toEqual([eve(1)])
  })

  it('and does not is given up after six tries, with nothing changed', async () => {
    for (const fault of [
      answer(503, 'backendError', 'Service Unavailable', 6),
      failing('jobBackendError', 'Job failed', 6),
    ]) {
      waits.length = 0
      emulator().faults.push(fault)
      await expect(warehouse().transact('given up', [insert(1)])).rejects.toBeInstanceOf(RetryError)
      expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000])
      expect(fault.times).toBe(0)
    }
    expect(await rowsOf()).toEqual([])
  })

  it('is not waited for when the signal aborts meanwhile', async () => {
    const stop = new AbortController()
    const reason = new Error('stopped by the operator')
    const impatient = await open({
      pause: async () => {
        stop.abort(reason)
      },
    })
    emulator().faults.push(answer(503, 'backendError', 'Service Unavailable', 9))
    await expect(impatient.transact('stopped', [insert(1)], { signal: stop.signal })).rejects.toBe(reason)
    emulator().faults.length = 0
    expect(await rowsOf()).toEqual([])
  })

  it('is a BigQuery that cannot be reached', async () => {
    const nowhere = await open({ apiEndpoint: 'http://127.0.0.1:9' })
    await expect(nowhere.query({ sql: 'SELECT 1 AS n' })).rejects.toThrow(/cannot be reached/)
    await expect(nowhere.query({ sql: 'SELECT 1 AS n' })).rejects.toBeInstanceOf(RetryError)
  })
})

describe('what does not pass', () => {
  it.each([
    [
      'a name that is wrong',
      'SELECT ownr FROM contract_test.accounts',
      'Unrecognized name: ownr; Did you mean owner? at [1:8]',
    ],
    [
      'a table that is not there',
      'SELECT id FROM contract_test.nowhere',
      'Not found: Table backcourt-test:contract_test.nowhere was not found in location US',
    ],
    [
      'a type that is wrong',
      'SELECT id + owner AS x FROM contract_test.accounts',
      /No matching signature for operator \+/,
    ],
  ])('stops at once, in the words of BigQuery: %s', async (_, sql, words) => {
    const asked = warehouse().query({ sql })
    await expect(asked).rejects.toBeInstanceOf(StopError)
    await expect(asked).rejects.toThrow(words)
    expect(waits).toEqual([])
  })

  it('stops a transaction with the line of its script, and changes nothing', async () => {
    const steps = [insert(1), write(`INSERT INTO ${other.name} (id) SELECT nothing_such`)]
    await expect(warehouse().transact('wrong', steps)).rejects.toThrow(
      /^Query error: Unrecognized name: nothing_such at \[\d+:\d+\]$/,
    )
    expect(await rowsOf()).toEqual([])
    expect(jobsNamed('wrong')).toHaveLength(1)
  })

  it.each([
    [
      'rights',
      answer(403, 'accessDenied', 'Access Denied: Project p: User does not have bigquery.jobs.create', 1),
      /roles that docs\/bigquery\.md lists/,
    ],
    [
      'billing',
      answer(403, 'billingNotEnabled', 'Billing has not been enabled for this project', 1),
      /enable billing/,
    ],
    [
      'the quota of a day',
      answer(
        403,
        'quotaExceeded',
        'Custom quota exceeded: Your usage exceeded the custom quota for QueryUsagePerDay',
        1,
      ),
      /until midnight Pacific time/,
    ],
    [
      'who is asking',
      answer(401, 'authError', 'Invalid Credentials', 1),
      /gcloud auth application-default login/,
    ],
  ])('asks a person about %s, and names who may mend it', async (_, fault, fix) => {
    emulator().faults.push(fault)
    const error = await warehouse()
      .transact('asked', [insert(1)])
      .catch(thrown => thrown)
    expect(error).toBeInstanceOf(AskError)
    expect(error.fix).toMatch(fix)
    expect(waits).toEqual([])
    expect(await rowsOf()).toEqual([])
  })

  it('stops at the cap of bytes, before anything is written', async () => {
    const capped = await open({ maximumBytesBilled: 1000 })
    const error = await capped
      .transact('capped', [write(`INSERT INTO ${ledger.name} (id) SELECT id FROM ${other.name}`)])
      .catch(thrown => thrown)
    expect(error).toBeInstanceOf(AskError)
    expect(error.message).toContain('exceeded limit for bytes billed: 1000')
    expect(await rowsOf()).toEqual([])
  })
})

describe('a job', () => {
  it('bears labels in the letters that BigQuery allows, and the cap', async () => {
    const labelled = await open({ labels: { Surface: 'Worker' }, maximumBytesBilled: 5e9 })
    await labelled.transact('labelled', [insert(1)], {
      labels: { unit: 'psza 2021-11-01..2021-11-30', user: 'Nikola Jokić <n@x.org>', run: 'R'.repeat(80) },
    })
    expect(jobsNamed('labelled')[0]?.configuration).toMatchObject({
      labels: {
        surface: 'worker',
        unit: 'psza-2021-11-01-2021-11-30',
        user: 'nikola-jokic-n-x-org-',
        run: 'r'.repeat(63),
      },
      query: {
        maximumBytesBilled: '5000000000',
        scriptOptions: { statementByteBudget: '5000000000' },
      },
    })
  })

  it('is cancelled in BigQuery when its signal aborts', async () => {
    await warehouse().transact('many', [
      numbers(3000),
      write(`INSERT INTO ${ledger.name} (id, owner) SELECT id, owner FROM numbers`),
    ])
    const stop = new AbortController()
    const asked = (await open({ pause: () => new Promise(() => undefined) })).query(
      { sql: endless(ledger.name) },
      { signal: stop.signal },
    )
    setTimeout(() => stop.abort(new Error('stopped by the operator')), 50)
    await expect(asked).rejects.toThrow('stopped by the operator')
    expect(emulator().jobs().at(-1)).toMatchObject({ cancelled: true, error: { reason: 'stopped' } })
  })

  it('leaves no staging table behind, neither when it commits nor when it breaks', async () => {
    const load = [numbers(10), write(`INSERT INTO ${ledger.name} (id, owner) SELECT id, owner FROM numbers`)]
    await warehouse().transact('kept', load)
    await warehouse()
      .transact('broken', [...load, write('INSERT INTO contract_test.nowhere (id) SELECT 1')])
      .catch(() => undefined)
    const tables = await warehouse().listTables()
    expect(tables.filter(name => name.startsWith('backcourt_staging'))).toEqual([])
    expect(emulator().catalogue.datasets.get('backcourt_staging')).toEqual({ expirationMs: 86_400_000 })
  })

  it('never streams rows: a load is a job', async () => {
    await warehouse().transact('load', [
      numbers(10),
      write(`INSERT INTO ${ledger.name} (id, owner) SELECT id, owner FROM numbers`),
    ])
    expect(emulator().requests).toContain('POST /jobs (upload)')
    expect(emulator().requests.filter(request => /insertAll/.test(request))).toEqual([])
  })

  it('tells beforehand how much it would read, and afterwards what was billed', async () => {
    await warehouse().transact('some', [
      numbers(1000),
      write(`INSERT INTO ${ledger.name} (id, owner) SELECT id, owner FROM numbers`),
    ])
    const sql = `SELECT id FROM ${ledger.name}`
    expect(await warehouse().estimate?.({ sql })).toEqual({ bytes: 20_000 })
    const outcome = await warehouse().transact('read', [{ do: 'read', name: 'ids', statement: { sql } }])
    expect(outcome.cost?.bytesBilled).toBe(10 * 1024 * 1024)
  })
})
