import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderStore } from '../../../src/files/folder.ts'
import { gcsStore } from '../../../src/files/gcs/gcs-store.ts'
import { type GcsEmulator, startGcs } from '../../gcs/start-gcs.ts'
import { sampleFolder, sampleOptions } from '../../pipeline/sample-warehouse.ts'
import { collect } from '../collect.ts'
import { ingestFrom } from './ingest-from.ts'

let gcs: GcsEmulator
let sample: Awaited<ReturnType<typeof sampleFolder>>
let fromBucket: Awaited<ReturnType<typeof ingestFrom>>
let fromFolder: Awaited<ReturnType<typeof ingestFrom>>
const read = () => gcs.requests.filter(request => request.startsWith('read ')).sort()
const prefix = 'team/phase 1'

beforeAll(async () => {
  ;[gcs, sample] = await Promise.all([startGcs(), sampleFolder({ ...sampleOptions, days: 14 })])
  await gcs.putFolder(sample.folder, `${prefix}/`)
  fromFolder = await ingestFrom(folderStore(sample.folder))
  fromBucket = await ingestFrom(gcsStore({ ...gcs.options(), prefix }))
  await fromFolder.ingest()
})
afterAll(async () => {
  await fromBucket.close()
  await fromFolder.close()
  await gcs.close()
  await sample.remove()
})

describe('ingest from a bucket', () => {
  it('gives the tables that the folder gives, though requests fail on the way', async () => {
    gcs.faults.push(
      {
        times: 5,
        on: /^read .*gamebooks/,
        answer: { code: 503, reason: 'backendError', message: 'Not now.' },
      },
      { times: 2, on: /^list/, reset: true },
      { times: 2, on: /^read .*big-data-ball/, flip: true },
    )
    await fromBucket.ingest()
    expect(gcs.faults.map(({ times }) => times)).toEqual([0, 0, 0])
    const [bucket, folder] = [await fromBucket.rows('version'), await fromFolder.rows('version')]
    expect([...bucket.keys()]).toEqual([...folder.keys()])
    expect(bucket.size).toBeGreaterThan(8)
    for (const [table, rows] of folder) expect(bucket.get(table), table).toEqual(rows)
  })

  it('downloads nothing but the calendar a second time, and plans nothing', async () => {
    gcs.requests.length = 0
    expect((await fromBucket.plan()).units).toEqual([])
    expect(read().every(request => request.includes('/nba-com/schedule/'))).toBe(true)
  })

  it('downloads what has another generation, and only that', async () => {
    const [game] = await collect(gcsStore(gcs.options()).list(`${prefix}/nba-com/gamebooks-data/`))
    const name = game?.path ?? ''
    gcs.objects.put(name, gcs.objects.find(name)?.bytes ?? '')
    gcs.requests.length = 0
    await fromBucket.ingest()
    expect(read().filter(request => !request.includes('/nba-com/schedule/'))).toEqual([`read ${name}`])
    expect((await fromBucket.plan()).units).toEqual([])
  })
})
