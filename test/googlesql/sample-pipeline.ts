import { setMaxListeners } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commands } from '../../commands/index.ts'
import { warehouseLedger } from '../../src/assistant/ledger/warehouse-ledger.ts'
import { isRefusal } from '../../src/assistant/refusal.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import { takeRequest } from '../../src/assistant/request/take-request.ts'
import { ownersRights } from '../../src/assistant/rights/rights.ts'
import { folderStore } from '../../src/files/folder.ts'
import { tables } from '../../src/pipeline/tables/index.ts'
import type { SampleOptions } from '../../src/sample/sample-league.ts'
import { writeSample } from '../../src/sample/write-sample.ts'
import { openDuckDb } from '../../src/warehouse/duckdb/open-duckdb.ts'
import type { Warehouse } from '../../src/warehouse/warehouse.ts'
import { localDesk } from '../jobs/local-desk.ts'
import { type RecordingWarehouse, recordingWarehouse } from './recording-warehouse.ts'

export type SamplePipeline = {
  readonly warehouse: RecordingWarehouse
  readonly today: string
  /** First and last day with a game. */
  readonly start: string
  readonly end: string
  /** Runs one command as the command line would, confirmed; throws when it is refused or fails. */
  command(line: string): Promise<void>
  /** Closes the warehouse and removes its files. */
  close(): Promise<void>
}

const today = '2026-11-23'

/** A small sample league from files to Phase 4 by the product's own commands, every statement recorded. */
/** A verdict on the state of things may be a bad one; whatever else fails is broken. */
const isVerdict = (line: string): boolean =>
  /^(health|daily|doctor|preflight|validate|handoff|report|why)\b/.test(line)

export async function runSamplePipeline(
  options: SampleOptions,
  openWarehouse = (file: string): Promise<Warehouse> => openDuckDb(file),
): Promise<SamplePipeline> {
  const folder = await mkdtemp(join(tmpdir(), 'backcourt-googlesql-'))
  const files = join(folder, 'files')
  const { firstDate: start, lastDate: end } = await writeSample(files, options)
  const warehouse = recordingWarehouse(await openWarehouse(join(folder, 'warehouse.duckdb')))
  await warehouse.createTables(tables)

  let ids = 0
  const never = new AbortController().signal
  setMaxListeners(0, never)
  const store = folderStore(files)
  const now = () => new Date(`${today}T12:00:00Z`)
  const context: CommandContext = {
    reading: async () => warehouse,
    writing: async () => warehouse,
    ledgerOf: async () => warehouseLedger(warehouse),
    runs: localDesk(warehouse, store, now),
    from: 'script',
    folder: process.cwd(),
    rights: ownersRights,
    store,
    home: folder,
    now,
    today,
    newId: () => {
      ids += 1
      return `run${ids}`
    },
    user: 'tester',
    asker: { id: 'tester', name: 'tester', groups: [] },
    pid: process.pid,
    show: () => undefined,
    hear: () => undefined,
    stop: never,
    interrupt: never,
  }
  const command = async (line: string): Promise<void> => {
    const surface = { showPlan: () => undefined, confirm: async () => true, open: async () => context }
    const { answer } = await takeRequest(line.split(' '), commands, surface)
    if (isRefusal(answer)) throw new Error(`${line}: ${answer.message}`)
    if (answer.outcome === 'failed' && !isVerdict(line))
      throw new Error(`${line}: ${answer.headline} ${answer.facts.join(' ')}`)
  }

  await command(`ingest ${start}..${end}`)
  await command(`backfill ${start}..${end} --phase 3`)
  await command(`backfill ${start}..${end} --phase 4`)
  return {
    warehouse,
    today,
    start,
    end,
    command,
    close: async () => {
      await warehouse.close()
      await rm(folder, { recursive: true })
    },
  }
}
