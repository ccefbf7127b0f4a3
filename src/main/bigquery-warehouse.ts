import type { BigQueryConfig } from './config.ts'
import type { SharedWarehouse } from './warehouses.ts'

/** The project's tables, for any number of processes; loaded when they are first asked for. */
export const bigQueryWarehouse = (
  { project, location, maximumBytes }: BigQueryConfig,
  role: string,
  warn: (message: string, error: unknown) => void,
): SharedWarehouse => ({
  open: async () => {
    const { openBigQuery } = await import('../warehouse/bigquery/open-bigquery.ts')
    return openBigQuery({
      project,
      ...(location === undefined ? {} : { location }),
      ...(maximumBytes === undefined ? {} : { maximumBytesBilled: maximumBytes }),
      labels: { surface: role },
      log: (message, facts) => warn(message, facts),
    })
  },
})
