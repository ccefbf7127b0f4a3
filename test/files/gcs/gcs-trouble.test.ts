import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FileGone, FileStoreBroken, type FileStoreProblem } from '../../../src/files/file-store.ts'
import { gcsStore } from '../../../src/files/gcs/gcs-store.ts'
import type { Fault } from '../../gcs/faults.ts'
import { type GcsEmulator, startGcs } from '../../gcs/start-gcs.ts'
import { collect } from '../collect.ts'

let gcs: GcsEmulator
const big = randomBytes(300_000)

beforeEach(async () => {
  gcs = await startGcs()
  gcs.objects.put('a/x.json', big)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await gcs.close()
})

const answer = (code: number, reason: string, message = 'Not now.') => ({ answer: { code, reason, message } })
const always = Number.POSITIVE_INFINITY

describe('trouble that passes', () => {
  const passing: readonly [string, Partial<Fault> & object][] = [
    ['429', answer(429, 'rateLimitExceeded')],
    ['503', answer(503, 'backendError')],
    ['500', answer(500, 'internalError')],
    ['a line that breaks before the answer', { reset: true }],
    ['a bit that tipped over on the way', { flip: true }],
  ]
  it.each(passing)('is outlasted when reading: %s', async (_, fault) => {
    gcs.faults.push({ times: 2, on: /^read/, ...fault } as Fault)
    const bytes = await gcsStore(gcs.options()).read('a/x.json')
    expect(Buffer.from(bytes).equals(big)).toBe(true)
    expect(gcs.requests).toEqual(['read a/x.json', 'read a/x.json', 'read a/x.json'])
  })

  it.each([
    ['whole', false],
    ['packed', true],
  ])('is a download that is cut in the middle, of a file stored %s', async (_, gzip) => {
    const content = big.toString('hex')
    gcs.objects.put('a/y.json', content, { gzip })
    gcs.faults.push({ times: 2, on: /^read/, cutAfter: 150_000 })
    const bytes = await gcsStore({ ...gcs.options(), silenceMs: 300 }).read('a/y.json')
    expect(Buffer.from(bytes).toString()).toBe(content)
    expect(gcs.requests.length).toBeGreaterThan(2)
  })

  it('is a download that goes on slowly, and is let go on', async () => {
    gcs.faults.push({ times: 1, on: /^read/, trickleMs: 300 })
    const bytes = await gcsStore({ ...gcs.options(), silenceMs: 2000 }).read('a/x.json')
    expect(Buffer.from(bytes).equals(big)).toBe(true)
    expect(gcs.requests).toHaveLength(1)
  })

  it.each(passing.slice(0, -1))('is outlasted when listing, in mid-pages: %s', async (_, fault) => {
    for (let n = 0; n < 1500; n += 1) gcs.objects.put(`b/${n}.json`, '')
    const listing = gcsStore(gcs.options()).list('b/')[Symbol.asyncIterator]()
    await listing.next()
    gcs.faults.push({ times: 2, on: /^list/, ...fault } as Fault)
    let found = 1
    while (!(await listing.next()).done) found += 1
    expect(found).toBe(1500)
    expect(gcs.requests).toHaveLength(4)
  })

  it('is waited for longer each time, never twice the same', async () => {
    gcs.faults.push({ times: 5, on: /^read/, ...answer(503, 'backendError') })
    const waits: number[] = []
    const random = vi
      .fn(() => 0.5)
      .mockReturnValueOnce(0)
      .mockReturnValueOnce(1)
    await gcsStore({ ...gcs.options(), random, onRetry: (_, ms) => waits.push(ms) }).read('a/x.json')
    expect(waits).toEqual([250, 1000, 1500, 3000, 6000])
  })

  it('is told when it does not pass', async () => {
    gcs.faults.push({ times: always, on: /^read/, cutAfter: 10 })
    const reading = gcsStore({ ...gcs.options(), silenceMs: 50 }).read('a/x.json')
    await expect(reading).rejects.toThrow(FileStoreBroken)
    await expect(reading).rejects.toThrow(/cannot be used at the moment/)
    expect(gcs.requests).toHaveLength(6)
  })

  it('is a download that hangs: it is asked for again', async () => {
    gcs.faults.push({ times: 1, on: /^read/, waitMs: 60_000 })
    const bytes = await gcsStore({ ...gcs.options(), silenceMs: 300 }).read('a/x.json')
    expect(Buffer.from(bytes).equals(big)).toBe(true)
  })

  it('of one download is none of the others', async () => {
    for (let n = 0; n < 12; n += 1) gcs.objects.put(`b/${n}.json`, big)
    gcs.faults.push({ times: 1, on: /^read a/, flip: true }, { times: 12, on: /^read b/, waitMs: 100 })
    const store = gcsStore(gcs.options())
    const paths = ['a/x.json', ...Array.from({ length: 12 }, (_, n) => `b/${n}.json`)]
    await Promise.all(paths.map(path => store.read(path)))
    expect(gcs.requests.filter(request => request.startsWith('read b'))).toHaveLength(12)
  })

  it('ends with the wish to wait', async () => {
    gcs.faults.push({ times: always, on: /^read/, ...answer(503, 'backendError') })
    const stop = new AbortController()
    const onRetry = () => stop.abort(new Error('stopped by the operator'))
    const reading = gcsStore({ ...gcs.options(), onRetry }).read('a/x.json', { signal: stop.signal })
    await expect(reading).rejects.toThrow('stopped by the operator')
    expect(gcs.requests).toHaveLength(1)
  })
})

describe('trouble that needs a person', () => {
  const refused = (message: string) => ({ times: always, on: /./, ...answer(403, 'forbidden', message) })
  const denied = refused('ops@team.example does not have storage.objects.list access to the bucket.')

  const pays = 'Bucket is a requester pays bucket but no user project provided.'

  const troubles: readonly [string, () => Partial<ReturnType<GcsEmulator['options']>>, RegExp, RegExp][] = [
    ['no such bucket', () => ({ bucket: 'phase-2' }), /no bucket phase-2/, /gcloud storage ls/],
    ['nothing below the prefix', () => ({ prefix: 'aa' }), /begins with aa\//, /BACKCOURT_FILES/],
    [
      'denied',
      () => gcs.faults.push(denied) && {},
      /may not be read: ops@team/,
      /roles\/storage\.objectViewer/,
    ],
    [
      'requester pays',
      () => gcs.faults.push({ times: always, on: /./, ...answer(400, 'required', pays) }) && {},
      /wants whoever reads to pay: Bucket is a requester pays bucket/,
      /--no-requester-pays/,
    ],
    [
      'nobody',
      () => ({ authClient: nobody }),
      /does not know who is asking/,
      /GOOGLE_APPLICATION_CREDENTIALS/,
    ],
    ['not there', () => ({ apiEndpoint: 'http://127.0.0.1:1' }), /cannot be used/, /HTTPS_PROXY/],
  ]
  it.each(troubles)('is told with the way out: %s', async (_, change, says, fix) => {
    const problem = await gcsStore({ ...gcs.options(), ...change() }).probe()
    expect(problem?.message).toMatch(says)
    expect(problem?.message).not.toMatch(/\.\.|\n/)
    expect(problem?.fix.join('; ')).toMatch(fix)
    expect(gcs.requests.length).toBeLessThan(2)
  })

  it('breaks listing and reading with the same words, without asking again', async () => {
    gcs.faults.push(denied)
    const store = gcsStore(gcs.options())
    const problem = (await store.probe()) as FileStoreProblem
    for (const use of [() => collect(store.list('')), () => store.read('a/x.json')]) {
      const error = await use().catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(FileStoreBroken)
      expect((error as FileStoreBroken).problem).toEqual(problem)
    }
    expect(gcs.requests).toHaveLength(3)
  })

  it('is never taken for a file that is gone: a bucket that vanished is broken', async () => {
    const store = gcsStore({ ...gcs.options(), bucket: 'phase-2' })
    await expect(store.read('a/x.json')).rejects.toThrow(FileStoreBroken)
  })

  it('is a key file that is not there', async () => {
    vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', '/nowhere/key.json')
    const { authClient: _, ...options } = gcs.options()
    const problem = await gcsStore(options).probe()
    expect(problem?.message).toMatch(/does not know who is asking: .*\/nowhere\/key\.json/)
  })

  it('is a machine without any credentials', async () => {
    for (const name of ['GOOGLE_APPLICATION_CREDENTIALS', 'google_application_credentials'])
      vi.stubEnv(name, undefined)
    for (const name of ['HOME', 'CLOUDSDK_CONFIG', 'APPDATA']) vi.stubEnv(name, '/nowhere')
    vi.stubEnv('METADATA_SERVER_DETECTION', 'none')
    const { authClient: _, ...options } = gcs.options()
    const problem = await gcsStore(options).probe()
    expect(problem?.message).toMatch(/does not know who is asking/)
  })

  it('is not a file that goes between listing and reading: that is only gone', async () => {
    const store = gcsStore(gcs.options())
    const [entry] = await collect(store.list(''))
    gcs.objects.remove('a/x.json')
    await expect(store.read(entry?.path ?? '')).rejects.toThrow(FileGone)
    expect(gcs.requests).toHaveLength(2)
  })
})

const nobody = { getRequestHeaders: async () => new Headers() }
