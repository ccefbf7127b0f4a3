import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BigQuery } from '@google-cloud/bigquery'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BigQueryEmulator, startBigQuery } from './start-bigquery.ts'

let emulator: BigQueryEmulator
let client: BigQuery
let folder: string
beforeAll(async () => {
  emulator = await startBigQuery()
  const { project, apiEndpoint, authClient } = emulator.options()
  client = new BigQuery({
    projectId: project,
    apiEndpoint: String(apiEndpoint),
    authClient: authClient as never,
  })
  folder = await mkdtemp(join(tmpdir(), 'backcourt-bigquery-'))
  await client.createDataset('d')
  await client.query(
    "CREATE TABLE d.days (day DATE NOT NULL OPTIONS (description = 'it\\'s a day'), n NUMERIC(5, 1), tags ARRAY<STRING>) PARTITION BY day CLUSTER BY n OPTIONS (require_partition_filter = TRUE)",
  )
  await client.query('CREATE TABLE d.plain (id INT64 NOT NULL, made_at TIMESTAMP)')
})
afterAll(async () => {
  await emulator?.close()
  await rm(folder, { recursive: true, force: true })
})

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: { code: number; errors?: { reason: string }[]; message: string }) => ({
      code: error.code,
      reason: error.errors?.[0]?.reason,
      message: error.message,
    }),
  )
const script = async (query: string) => {
  const [job] = await client.createQueryJob({ query, jobId: randomUUID() })
  await job.getQueryResults().catch(() => undefined)
  const [metadata] = await job.getMetadata()
  const [children] = await client.getJobs({ parentJobId: String(job.id) })
  return { metadata, children: children.map(child => child.metadata).reverse() }
}

describe("Google's own client, talking to the emulator,", () => {
  it('gets values of every type, and tables as they were declared', async () => {
    const [rows] = await client.query({
      query:
        "SELECT @d AS d, 1.5 AS f, CAST('1.25' AS NUMERIC) AS n, TIMESTAMP '2021-11-07 05:59:59.123+00' AS t, TRUE AS b, [1, 2] AS a, CAST(NULL AS STRING) AS s",
      params: { d: client.date('2021-11-07') },
    })
    expect(JSON.parse(JSON.stringify(rows))).toEqual([
      {
        d: { value: '2021-11-07' },
        f: 1.5,
        n: '1.25',
        t: { value: '2021-11-07T05:59:59.123Z' },
        b: true,
        a: [1, 2],
        s: null,
      },
    ])
    const [table] = await client.dataset('d').table('days').getMetadata()
    expect(table).toMatchObject({
      timePartitioning: { type: 'DAY', field: 'day' },
      clustering: { fields: ['n'] },
      requirePartitionFilter: true,
      schema: {
        fields: [
          { name: 'day', type: 'DATE', mode: 'REQUIRED', description: "it's a day" },
          { name: 'n', type: 'NUMERIC', mode: 'NULLABLE', precision: '5', scale: '1' },
          { name: 'tags', type: 'STRING', mode: 'REPEATED' },
        ],
      },
    })
  })

  it('is refused what BigQuery refuses, in its words and with its codes', async () => {
    expect(await refusal(client.query('SELECT tagz FROM d.days WHERE day = DATE "2021-11-07"'))).toEqual({
      code: 400,
      reason: 'invalidQuery',
      message: 'Unrecognized name: tagz; Did you mean tags? at [1:8]',
    })
    expect(await refusal(client.query('SELECT day FROM d.days'))).toMatchObject({
      code: 400,
      message: expect.stringContaining("without a filter over column(s) 'day'"),
    })
    expect(await refusal(client.query('SELECT day FROM d.days WHERE day = @x OR n = 1'))).toBeDefined()
    expect(await refusal(client.query('SELECT 1 AS n FROM d.nowhere'))).toMatchObject({
      code: 404,
      reason: 'notFound',
    })
    expect(await refusal(client.query('SELECT 1 AS n FROM nowhere'))).toMatchObject({
      message: expect.stringContaining('must be qualified with a dataset'),
    })
    expect(await refusal(client.createDataset('d'))).toMatchObject({ code: 409, reason: 'duplicate' })
    expect(await refusal(client.job('nobody').getMetadata())).toMatchObject({ code: 404, reason: 'notFound' })
  })

  it('cannot use the id of a job twice', async () => {
    const jobId = randomUUID()
    await client.createQueryJob({ query: 'SELECT 1 AS n', jobId })
    expect(await refusal(client.createQueryJob({ query: 'SELECT 2 AS n', jobId }))).toMatchObject({
      code: 409,
      message: expect.stringContaining(jobId),
    })
  })

  it('pages through rows', async () => {
    const [job] = await client.createQueryJob(
      'SELECT 1 AS n UNION ALL SELECT 2 UNION ALL SELECT 3 ORDER BY n',
    )
    const [first, next] = await job.getQueryResults({ maxResults: 2, autoPaginate: false })
    const [rest, end] = await job.getQueryResults({ ...next, autoPaginate: false })
    expect([first, rest, end]).toEqual([[{ n: 1 }, { n: 2 }], [{ n: 3 }], null])
  })

  it('uploads in one piece, and others in two', async () => {
    const file = join(folder, 'rows.ndjson')
    await writeFile(file, '{"id":1,"made_at":"2021-11-07T05:59:59Z"}\n{"id":2}\n')
    const load = {
      sourceFormat: 'NEWLINE_DELIMITED_JSON',
      writeDisposition: 'WRITE_TRUNCATE',
      schema: {
        fields: [
          { name: 'id', type: 'INT64' },
          { name: 'made_at', type: 'TIMESTAMP' },
        ],
      },
    }
    await client.dataset('d').table('loaded').load(file, load)
    const count = async () => (await client.query('SELECT COUNT(*) AS n FROM d.loaded'))[0]
    expect(await count()).toEqual([{ n: 2 }])

    const destinationTable = { projectId: emulator.catalogue.project, datasetId: 'd', tableId: 'loaded' }
    const url = `${emulator.url}/upload/bigquery/v2/projects/p/jobs?uploadType=resumable`
    const begun = await fetch(url, {
      method: 'POST',
      body: JSON.stringify({ configuration: { load: { ...load, destinationTable } } }),
    })
    await fetch(String(begun.headers.get('location')), { method: 'PUT', body: '{"id":3}\n' })
    expect(await count()).toEqual([{ n: 1 }])
  })

  it('is told which row of a load is wrong', async () => {
    const file = join(folder, 'bad.ndjson')
    await writeFile(file, '{"id":1}\n{"id":"x"}\n')
    const load = {
      sourceFormat: 'NEWLINE_DELIMITED_JSON',
      writeDisposition: 'WRITE_TRUNCATE',
      schema: { fields: [{ name: 'id', type: 'INT64' }] },
    }
    expect(await refusal(client.dataset('d').table('bad').load(file, load))).toMatchObject({
      message: expect.stringMatching(/in row 2: Could not convert value to integer/),
    })
  })

  it('finds the statements of a script as jobs of their own, with their lines and what they changed', async () => {
    const { metadata, children } = await script(
      'BEGIN TRANSACTION;\nINSERT INTO d.plain (id) SELECT 1;\nIF EXISTS (SELECT 1 FROM d.plain) THEN\nSELECT COUNT(*) AS n FROM d.plain;\nEND IF;\nDELETE FROM d.plain WHERE id = 1;\nCOMMIT TRANSACTION;',
    )
    expect(metadata.statistics.query.statementType).toBe('SCRIPT')
    expect(
      children.map(({ statistics }) => [
        statistics.query.statementType,
        statistics.scriptStatistics.evaluationKind,
        statistics.scriptStatistics.stackFrames[0].startLine,
        statistics.query.numDmlAffectedRows,
      ]),
    ).toEqual([
      ['INSERT', 'STATEMENT', 2, '1'],
      ['SELECT', 'EXPRESSION', 3, undefined],
      ['SELECT', 'STATEMENT', 4, undefined],
      ['DELETE', 'STATEMENT', 6, '1'],
    ])
  })

  it.each([
    ['is rolled back', 'ROLLBACK TRANSACTION;'],
    ['fails', 'SELECT nothing_such;'],
    ['ends without a commit', ''],
  ])('leaves nothing of a transaction that %s', async (_, end) => {
    await script(`BEGIN TRANSACTION;\nINSERT INTO d.plain (id) SELECT 7;\n${end}`)
    expect((await client.query('SELECT COUNT(*) AS n FROM d.plain'))[0]).toEqual([{ n: 0 }])
  })

  it('is told the bytes of a query that does not run, and bills ten megabytes for a table at least', async () => {
    const [dry] = await client.createQueryJob({ query: 'SELECT id FROM d.loaded', dryRun: true })
    expect(dry.metadata.statistics).toMatchObject({
      totalBytesProcessed: '16',
      query: { statementType: 'SELECT' },
    })
    const { metadata } = await script('SELECT id FROM d.loaded')
    expect(metadata.statistics.query.totalBytesBilled).toBe(String(10 * 1024 * 1024))
  })
})
