import { randomInt } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import os from 'node:os'
import { easternToday } from '../assistant/range/eastern-today.ts'
import type { CommandContext } from '../assistant/request/context.ts'
import { activeRuns } from '../assistant/run/active-runs.ts'
import type { RunView } from '../assistant/run/run-view.ts'
import { AskError } from '../warehouse/errors.ts'
import type { Warehouse } from '../warehouse/warehouse.ts'
import type { Config } from './config.ts'

export type Wired = { readonly context: CommandContext; readonly close: () => Promise<void> }

type Session = {
  readonly show: (view: RunView) => void
  readonly stop: AbortSignal
  readonly interrupt: AbortSignal
}

/** Letters and digits that nobody mistakes for one another on a phone. */
const ID_SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'
const ID_LENGTH = 6

/** Puts the parts together. Heavy modules are loaded, and the warehouse is opened, only when a command asks for it. */
export async function wire(config: Config, session: Session): Promise<Wired> {
  const { folderStore } = await import('../files/folder.ts')
  const { warehouseLedger } = await import('../assistant/ledger/warehouse-ledger.ts')
  let file: Promise<Warehouse> | undefined
  let empty: Promise<Warehouse> | undefined

  const open = async (place: string): Promise<Warehouse> => {
    const { openDuckDb } = await import('../warehouse/duckdb/open-duckdb.ts')
    const { tables } = await import('../pipeline/tables/index.ts')
    const warehouse = await openDuckDb(place, { memoryLimit: config.memory })
    await warehouse.createTables(tables)
    return warehouse
  }
  const openFile = (): Promise<Warehouse> => {
    file ??= open(config.warehouseFile)
    return file
  }
  const now = () => new Date()

  return {
    context: {
      // Looking never creates a file: where there is none, an empty warehouse in memory answers.
      reading: () => {
        if (file || existsSync(config.warehouseFile)) return openFile()
        empty ??= open(':memory:')
        return empty
      },
      writing: async () => {
        await makeHome(config.home)
        return openFile()
      },
      ledgerOf: warehouseLedger,
      runs: activeRuns(),
      store: folderStore(config.files),
      home: config.home,
      now,
      today: easternToday(now()),
      newId: () => Array.from({ length: ID_LENGTH }, () => ID_SIGNS[randomInt(ID_SIGNS.length)]).join(''),
      user: os.userInfo().username,
      holder: `${os.hostname()} ${process.pid}`,
      pid: process.pid,
      ...session,
    },
    close: async () => {
      for (const opened of [file, empty]) await (await opened)?.close()
    },
  }
}

async function makeHome(home: string): Promise<void> {
  try {
    await mkdir(home, { recursive: true, mode: 0o700 })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new AskError(
      `${home} cannot be made: ${reason}`,
      'make it yourself, or choose another folder with --home',
      {
        cause: error,
      },
    )
  }
}
