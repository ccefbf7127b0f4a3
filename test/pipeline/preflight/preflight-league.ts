import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { easternToday } from '../../../src/assistant/range/eastern-today.ts'
import type { FileEntry, FileStore } from '../../../src/files/file-store.ts'
import { folderStore } from '../../../src/files/folder.ts'
import type { Check, CheckOutcome } from '../../../src/pipeline/preflight/check.ts'
import type { Machine } from '../../../src/pipeline/preflight/machine.ts'
import { type RangeContext, rangeContext } from '../../../src/pipeline/preflight/range-context.ts'
import { readSlate } from '../../../src/pipeline/preflight/read-slate.ts'
import { runChecks } from '../../../src/pipeline/preflight/run-checks.ts'
import type { SampleOptions } from '../../../src/sample/sample-league.ts'
import { openDuckDb } from '../../../src/warehouse/duckdb/open-duckdb.ts'
import type { Warehouse } from '../../../src/warehouse/warehouse.ts'
import { sampleFolder, warehouseOn } from '../sample-warehouse.ts'

export const options: SampleOptions = { seasons: 1, seed: 13, days: 40 }

/** Ready for anything: after the bootstrap days, before the first planted hole. */
export const CLEAN = { start: '2021-11-02', end: '2021-11-04' } as const
const PROCESSED = { start: '2021-10-19', end: '2021-11-04' } as const

/** Where the troubles lie; only ingested. */
export const TROUBLED = { start: '2021-11-05', end: '2021-11-26' } as const

/** What a test changes of the world before it looks. */
export type Changes = {
  readonly sql?: readonly string[]
  readonly store?: (store: FileStore) => FileStore
  readonly warehouse?: (warehouse: Warehouse) => Warehouse
  readonly machine?: Partial<Machine>
  readonly range?: { readonly start: string; readonly end: string }
  readonly canList?: boolean
}

/** The sample league in two prepared warehouses; every look opens a copy, so no test sees another's changes. */
export async function preflightLeague() {
  const sample = await sampleFolder(options)
  const folder = await mkdtemp(join(tmpdir(), 'backcourt-preflight-'))
  const prepare = async (
    name: string,
    range: { readonly start: string; readonly end: string },
    phases: readonly (3 | 4)[],
  ) => {
    const pipeline = await warehouseOn(sample.folder, range)
    await pipeline.ingest()
    for (const phase of phases) await pipeline.backfill(phase)
    await pipeline.warehouse.close()
    await copyFile(pipeline.warehouse.place, join(folder, name))
    await rm(join(pipeline.warehouse.place, '..'), { recursive: true })
    return join(folder, name)
  }
  const prepared = {
    processed: await prepare('processed.duckdb', PROCESSED, [3, 4]),
    ingested: await prepare('ingested.duckdb', TROUBLED, []),
  }
  let copies = 0

  const withWarehouse = async <T>(
    which: keyof typeof prepared,
    sql: readonly string[],
    look: (warehouse: Warehouse) => Promise<T>,
  ): Promise<T> => {
    const file = join(folder, `copy-${++copies}.duckdb`)
    await copyFile(prepared[which], file)
    const warehouse = await openDuckDb(file)
    try {
      await warehouse.transact(
        'change',
        sql.map(text => ({ do: 'write', statement: { sql: text } })),
      )
      return await look(warehouse)
    } finally {
      await warehouse.close()
      await rm(file)
    }
  }

  const machineOn = (warehouse: Warehouse, changes: Changes): Machine => {
    const store = folderStore(sample.folder)
    return {
      open: async () => changes.warehouse?.(warehouse) ?? warehouse,
      store: changes.store?.(store) ?? store,
      home: folder,
      queue: { place: 'within this process', probe: async () => undefined },
      spaceOf: async () => ({ freeBytes: 50e9, totalBytes: 100e9 }),
      now: new Date('2026-11-23T18:00:00Z'),
      today: '2026-11-23',
      easternDate: easternToday,
      newId: () => 'k3f9qz',
      ...changes.machine,
    }
  }

  return {
    files: sample.folder,
    withWarehouse,
    /** What a check of the machine says of a changed world. */
    askMachine: (check: Check<Machine>, changes: Changes = {}): Promise<CheckOutcome> =>
      withWarehouse('processed', changes.sql ?? [], async warehouse =>
        outcomeOf(await runChecks([check], machineOn(warehouse, changes))),
      ),
    /** What checks of a range say of a changed world; the last one's outcome counts. */
    askRange: (
      checks: readonly Check<RangeContext>[],
      changes: Changes = {},
      which: keyof typeof prepared = 'processed',
    ) =>
      withWarehouse(which, changes.sql ?? [], async warehouse => {
        const machine = machineOn(warehouse, changes)
        const slate = await readSlate(warehouse, machine.store, machine.today)
        const range = {
          ...(changes.range ?? (which === 'processed' ? CLEAN : TROUBLED)),
          canList: changes.canList ?? true,
        }
        return runChecks(checks, rangeContext(machine, warehouse, slate, range))
      }),
    async close() {
      await sample.remove()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type PreflightLeague = Awaited<ReturnType<typeof preflightLeague>>

export function outcomeOf(results: readonly { readonly outcome: CheckOutcome }[]): CheckOutcome {
  const last = results.at(-1)
  if (!last) throw new Error('no check ran')
  return last.outcome
}

/** A store that lists what is left of every entry; undefined hides it. */
export const relisted =
  (change: (entry: FileEntry) => FileEntry | undefined) =>
  (store: FileStore): FileStore => ({
    ...store,
    async *list(prefix, controls) {
      for await (const entry of store.list(prefix, controls)) {
        const changed = change(entry)
        if (changed) yield changed
      }
    },
  })

export const hidden = (part: string | RegExp) =>
  relisted(entry => (entry.path.match(part) ? undefined : entry))
