import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { gcsStore } from '../../../src/files/gcs/gcs-store.ts'
import { layouts, pathOf } from '../../../src/files/layout.ts'
import { listFeed } from '../../../src/files/list-feed.ts'
import { fileStoreContract } from '../../contracts/file-store.ts'
import { type GcsEmulator, startGcs } from '../../gcs/start-gcs.ts'
import { collect } from '../collect.ts'

for (const prefix of ['', 'deep/in it']) {
  fileStoreContract(`a bucket${prefix && ' below a prefix'}`, async () => {
    const gcs = await startGcs()
    const root = prefix && `${prefix}/`
    if (root) gcs.objects.put('elsewhere/x.json', 'not below the prefix')
    if (root) gcs.objects.put(`${root}.keep`, '')
    return {
      store: gcsStore({ ...gcs.options(), prefix }),
      put: async (path, content) => gcs.objects.put(root + path, content),
      remove: async path => gcs.objects.remove(root + path),
      close: gcs.close,
    }
  })
}

describe('a bucket as a file store', () => {
  let gcs: GcsEmulator

  beforeEach(async () => {
    gcs = await startGcs()
  })
  afterEach(() => gcs.close())

  const day = (n: number) => new Date(Date.UTC(2021, 9, 1) + (n - 1) * 86_400_000).toISOString().slice(0, 10)
  const putGamebooks = (days: number, perDay: number) => {
    for (let n = 1; n <= days; n += 1)
      for (let game = 0; game < perDay; game += 1)
        gcs.objects.put(pathOf.gamebook(day(n), 'BOS', `A${String.fromCharCode(65 + game)}A`, 's'), `${n}`)
  }

  it('is called by its bucket and folder', () => {
    expect(gcsStore(gcs.options()).place).toBe('gs://phase-1')
    expect(gcsStore({ ...gcs.options(), prefix: 'a/b' }).place).toBe('gs://phase-1/a/b')
  })

  it('lists 2,000 files with two requests, each file once and in order', async () => {
    putGamebooks(250, 8)
    const paths = (await collect(gcsStore(gcs.options()).list(''))).map(({ path }) => path)
    expect(paths).toHaveLength(2000)
    expect(paths).toEqual([...new Set(paths)].sort())
    expect(gcs.requests).toEqual(['list ', 'list '])
  })

  it('asks for the days of a range and for no other day of the season', async () => {
    putGamebooks(250, 8)
    const { files } = await listFeed(gcsStore(gcs.options()), 'gamebook', { start: day(31), end: day(37) })
    expect(files).toHaveLength(7 * 8)
    expect(gcs.requests).toEqual([
      'list nba-com/gamebooks-data/2021-10-31/',
      'list nba-com/gamebooks-data/2021-11-',
    ])
  })

  it('lists a span of paths with one request', async () => {
    putGamebooks(250, 8)
    const { prefix } = layouts.gamebook
    const found = await collect(
      gcsStore(gcs.options()).list(prefix, { from: `${prefix}${day(31)}/`, before: `${prefix}${day(61)}/` }),
    )
    expect(found).toHaveLength(30 * 8)
    expect(found.at(0)?.path).toContain(day(31))
    expect(found.at(-1)?.path).toContain(day(60))
    expect(gcs.requests).toHaveLength(1)
  })

  it('shows what a folder would show: no dot files, half-written files or marks of empty folders', async () => {
    const hidden = ['.DS_Store', 'a/', 'a/x.json.tmp', 'a/.tmp-1/x.json', 'a//x.json', 'a/x.json_.gstmp']
    for (const name of [...hidden, 'a/x.json']) gcs.objects.put(name, 'x')
    const store = gcsStore(gcs.options())
    expect((await collect(store.list(''))).map(({ path }) => path)).toEqual(['a/x.json'])
  })

  it('takes the generation for the version: the same bytes put again are another one', async () => {
    gcs.objects.put('a/x.json', 'same')
    const store = gcsStore(gcs.options())
    const [before] = await collect(store.list(''))
    gcs.objects.put('a/x.json', 'same')
    const [after] = await collect(store.list(''))
    expect(before?.version).toMatch(/^\d{16}$/)
    expect(BigInt(after?.version ?? 0)).toBeGreaterThan(BigInt(before?.version ?? 0))
    expect(gcs.requests).toEqual(['list ', 'list '])
  })

  it('unpacks what was stored packed, and leaves alone what merely looks packed', async () => {
    gcs.objects.put('a/packed.json', '{"a": 1}', { gzip: true })
    const store = gcsStore(gcs.options())
    expect(Buffer.from(await store.read('a/packed.json')).toString()).toBe('{"a": 1}')
    const looksPacked = gcs.objects.find('a/packed.json')?.bytes ?? Buffer.alloc(0)
    gcs.objects.put('a/archive.json', looksPacked)
    expect(Buffer.from(await store.read('a/archive.json'))).toEqual(looksPacked)
  })

  it('keeps at most as many requests under way as it may, and that many', async () => {
    putGamebooks(10, 8)
    gcs.faults.push({ times: Number.POSITIVE_INFINITY, on: /^read/, waitMs: 5 })
    const store = gcsStore({ ...gcs.options(), concurrency: 4 })
    const entries = await collect(store.list(''))
    await Promise.all(entries.map(({ path }) => store.read(path)))
    expect(gcs.load.most).toBe(4)
  })

  it('lets go of a download at once when told to, and reads on afterwards', async () => {
    gcs.objects.put('a/slow.json', 'slow')
    gcs.objects.put('a/x.json', 'x')
    gcs.faults.push({ times: 1, on: /slow/, waitMs: 60_000 })
    const store = gcsStore({ ...gcs.options(), concurrency: 1 })
    const stop = new AbortController()
    const reading = store.read('a/slow.json', { signal: stop.signal })
    const waiting = store.read('a/x.json', { signal: stop.signal })
    await expect.poll(() => gcs.load.now).toBe(1)
    stop.abort(new Error('stopped by the operator'))
    await expect(reading).rejects.toThrow('stopped by the operator')
    await expect(waiting).rejects.toThrow('stopped by the operator')
    expect(await store.read('a/x.json')).toHaveLength(1)
    expect(gcs.requests).toEqual(['read a/slow.json', 'read a/x.json'])
  })
})
