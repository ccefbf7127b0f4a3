import type { TableContract } from '../table-contract.ts'
import type { TableFacts } from '../warehouse.ts'
import type { Client } from './open-client.ts'
import { type TableResource, tableFacts } from './table-facts.ts'

/** What is there. */
export type Tables = {
  datasets(): Promise<readonly string[]>
  /** Names of a dataset's tables, without the dataset; none when it is not there. */
  inDataset(dataset: string): Promise<readonly string[]>
  /** `dataset.table` of the whole project. */
  list(): Promise<readonly string[]>
  /** Those of the tables that exist. */
  describe(contracts: readonly TableContract[]): Promise<ReadonlyMap<string, TableFacts>>
}

type Page = { readonly nextPageToken?: string }
type Datasets = Page & {
  readonly datasets?: readonly { readonly datasetReference: { readonly datasetId: string } }[]
}
type TableList = Page & {
  readonly tables?: readonly { readonly tableReference: { readonly tableId: string } }[]
}
export function tablesOf(client: Client): Tables {
  const pages = async <T extends Page>(uri: string): Promise<readonly T[]> => {
    const found: T[] = []
    let pageToken: string | undefined
    do {
      const qs = { maxResults: 1000, ...(pageToken === undefined ? {} : { pageToken }) }
      const page = await client.find<T>({ uri, qs })
      if (!page) return found
      found.push(page)
      pageToken = page.nextPageToken
    } while (pageToken !== undefined)
    return found
  }
  const datasets = async () =>
    (await pages<Datasets>('/datasets')).flatMap(page =>
      (page.datasets ?? []).map(({ datasetReference }) => datasetReference.datasetId),
    )
  const inDataset = async (dataset: string) =>
    (await pages<TableList>(`/datasets/${dataset}/tables`)).flatMap(page =>
      (page.tables ?? []).map(({ tableReference }) => tableReference.tableId),
    )
  return {
    datasets,
    inDataset,
    list: async () => {
      const found = await Promise.all(
        (await datasets()).map(async name => (await inDataset(name)).map(table => `${name}.${table}`)),
      )
      return found.flat()
    },
    describe: async contracts => {
      const found = await Promise.all(
        contracts.map(async ({ name }) => {
          const [dataset, table] = name.split('.')
          const described = await client.find<TableResource>({ uri: `/datasets/${dataset}/tables/${table}` })
          return described && ([name, tableFacts(described)] as const)
        }),
      )
      return new Map(found.filter(entry => entry !== undefined))
    },
  }
}
