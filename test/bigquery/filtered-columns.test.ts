import { BigQuery } from '@google-cloud/bigquery'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BigQueryEmulator, startBigQuery } from './start-bigquery.ts'

let emulator: BigQueryEmulator
let client: BigQuery
beforeAll(async () => {
  emulator = await startBigQuery()
  const { project, apiEndpoint, authClient } = emulator.options()
  client = new BigQuery({
    projectId: project,
    apiEndpoint: String(apiEndpoint),
    authClient: authClient as never,
  })
  await client.createDataset('league')
  const days = (name: string) =>
    client.query(
      `CREATE TABLE league.${name} (day DATE, n INT64) PARTITION BY day OPTIONS (require_partition_filter = TRUE)`,
    )
  await days('days')
  await days('others')
})
afterAll(() => emulator?.close())

const ask = (query: string, dates: readonly string[] = ['2021-11-07']) =>
  client.query({
    query,
    params: { dates: dates.map(date => client.date(date)), none: null },
    types: { dates: ['DATE'], none: 'DATE' },
  })

describe('A table that wants a condition on its partitions', () => {
  it.each([
    ['a list of days', 'SELECT n FROM league.days WHERE day IN UNNEST(@dates)'],
    [
      'first and last day',
      "SELECT n FROM league.days WHERE day BETWEEN DATE '2021-11-01' AND DATE '2021-11-07'",
    ],
    ['one end', "SELECT n FROM league.days WHERE n > 1 AND day >= DATE '2021-11-01'"],
    ['a list of days to delete', 'DELETE FROM league.days WHERE day IN UNNEST(@dates)'],
    [
      'the condition of a join for the side that may be missing',
      'SELECT o.n FROM league.days AS d LEFT JOIN league.others AS o ON o.day = d.day AND o.day IN UNNEST(@dates) WHERE d.day IN UNNEST(@dates)',
    ],
  ])('is read with %s', async (_, query) => {
    await ask(query)
  })

  it.each([
    ['nothing', 'SELECT n FROM league.days'],
    ['another column', 'SELECT n FROM league.days WHERE n = 1'],
    ['one of two ways', 'SELECT n FROM league.days WHERE day IN UNNEST(@dates) OR n = 1'],
    [
      'what only rows tell',
      'SELECT n FROM league.days WHERE day = (SELECT MAX(made) FROM UNNEST(@dates) AS made)',
    ],
    ['NULL', 'SELECT n FROM league.days WHERE day >= @none'],
    [
      'a filter above a window',
      'SELECT n FROM (SELECT day, n, ROW_NUMBER() OVER (ORDER BY n) AS place FROM league.days) AS w WHERE day IN UNNEST(@dates)',
    ],
    [
      'the condition of a join for the side that stays',
      'SELECT d.n FROM league.days AS d LEFT JOIN league.others AS o ON o.day = d.day AND d.day IN UNNEST(@dates) AND o.day IN UNNEST(@dates)',
    ],
  ])('is not read with %s', async (_, query) => {
    await expect(ask(query)).rejects.toThrow(/^Cannot query over table .* without a filter over column/)
  })

  it.each([
    'SELECT n FROM league.days WHERE day IN UNNEST(@dates)',
    "SELECT n FROM league.days WHERE day >= DATE '2021-11-01' AND day IN UNNEST(@dates)",
    'DELETE FROM league.days WHERE day IN UNNEST(@dates)',
  ])('is not read with a list without days, which BigQuery makes FALSE before it looks: %s', async query => {
    await expect(ask(query, [])).rejects.toThrow(/partition elimination/)
  })
})
