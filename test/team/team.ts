import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Ledger } from '../../src/assistant/ledger/ledger.ts'
import { redisLedger } from '../../src/assistant/ledger/redis-ledger.ts'
import { type RunView, viewRun } from '../../src/assistant/run/run-view.ts'
import { openBigQuery } from '../../src/warehouse/bigquery/open-bigquery.ts'
import { openDuckDb } from '../../src/warehouse/duckdb/open-duckdb.ts'
import type { Warehouse } from '../../src/warehouse/warehouse.ts'
import type { BigQueryEmulator } from '../bigquery/start-bigquery.ts'
import { bundleProgram } from '../commands/bundle-program.ts'
import { environment, listenTo, type Running, until } from '../commands/command-line.ts'
import { homeAt, newFolder, type Stage } from '../commands/prepared-home.ts'
import { type RedisForTests, redisForTests } from '../redis-for-tests.ts'
import type { Mishap } from './mishap.ts'
import { serveWarehouse } from './serve-warehouse.ts'

/** What is special about one process of a team. */
export type Special = {
  readonly mishap?: Mishap
  /** Reaches the Redis of the team by another way: through a proxy. */
  readonly redisUrl?: string
  /** It is of an older release, in which this table had another formula. */
  readonly oldFormula?: string
}

export type Team = {
  readonly redis: RedisForTests
  readonly warehouse: Warehouse
  /** Starts a process of the team, on a machine of its own. */
  start(words: readonly string[], special?: Special): Promise<Running>
  /** Starts a worker and waits until it is ready. */
  worker(special?: Special & { readonly concurrency?: number }): Promise<Running>
  /** Types a line in a terminal of its own. */
  type(line: string, special?: Special): Promise<Running>
  readonly ledger: () => Promise<Ledger>
  /** Every run as the ledger has it, newest first. */
  views(): Promise<readonly RunView[]>
  /** Asks every 20 ms until the newest run is like this. */
  untilRun(is: (newest: RunView) => boolean): Promise<RunView>
  /** Kills what still runs, and removes what was made. */
  close(): Promise<void>
}

/** A team: real worker processes and terminals, a real Redis, and one engine that all of them reach over the network. */
export async function teamAt(
  stage: Stage,
  { redisUrl, bigquery }: { readonly redisUrl?: string; readonly bigquery?: BigQueryEmulator } = {},
): Promise<Team> {
  const program = await bundleProgram(fileURLToPath(new URL('./team-process.ts', import.meta.url)))
  const { home: prepared, files } = await homeAt(stage)
  const { warehouse, reachedAt, closeEngine } = await (bigquery
    ? emulated(bigquery)
    : served(join(prepared, 'warehouse.duckdb')))
  const redis = redisForTests(redisUrl)
  const processes: Running[] = []
  const start = async (words: readonly string[], special: Special = {}): Promise<Running> => {
    const env = environment({
      home: await newFolder(),
      files,
      env: {
        REDIS_URL: special.redisUrl ?? redis.url,
        BACKCOURT_REDIS_PREFIX: redis.prefix,
        BACKCOURT_HTTP: 'off',
        BACKCOURT_TEST_WAREHOUSE: reachedAt,
        ...(special.mishap ? { BACKCOURT_MISHAP: JSON.stringify(special.mishap) } : {}),
        ...(special.oldFormula ? { BACKCOURT_OLD_FORMULA: special.oldFormula } : {}),
      },
    })
    const running = listenTo(
      spawn(process.execPath, [program, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] }),
    )
    processes.push(running)
    return running
  }
  let opened: Promise<Ledger> | undefined
  const ledger = () => {
    opened ??= redis.open().then(link => redisLedger(link, warehouse))
    return opened
  }
  const viewOf = async (runId: string) => viewRun(runId, await (await ledger()).events(runId))
  return {
    redis,
    warehouse,
    start,
    worker: async ({ concurrency = 2, ...special } = {}) => {
      const running = await start(['worker', '--concurrency', String(concurrency)], special)
      await until(running, '"msg":"ready"')
      return running
    },
    type: (line, special) => start(line.split(' '), special),
    ledger,
    views: async () => {
      const runs = await (await ledger()).runs(1000)
      return Promise.all(runs.map(({ runId }) => viewOf(runId)))
    },
    untilRun: async is => {
      for (;;) {
        const [newest] = await (await ledger()).runs(1)
        const view = newest && (await viewOf(newest.runId))
        if (view && is(view)) return view
        await new Promise(resolve => setTimeout(resolve, 20))
      }
    },
    close: async () => {
      for (const { child } of processes) child.kill('SIGKILL')
      await Promise.all(processes.map(({ ended }) => ended))
      await redis.close()
      await closeEngine()
    },
  }
}

type Engine = {
  readonly warehouse: Warehouse
  /** How the processes find it. */
  readonly reachedAt: string
  readonly closeEngine: () => Promise<void>
}

/** A DuckDB file behind a server of ours. */
async function served(file: string): Promise<Engine> {
  const warehouse = await openDuckDb(file)
  const server = await serveWarehouse(warehouse)
  return {
    warehouse,
    reachedAt: String(server.port),
    closeEngine: async () => {
      await server.close()
      await warehouse.close()
    },
  }
}

/** BigQuery, emulated; whoever started it ends it. */
async function emulated({ url, options }: BigQueryEmulator): Promise<Engine> {
  const warehouse = await openBigQuery(options())
  return { warehouse, reachedAt: url, closeEngine: () => warehouse.close() }
}
