import { randomInt } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { easternToday } from '../assistant/range/eastern-today.ts'
import type { Refusal } from '../assistant/refusal.ts'
import type { CommandContext } from '../assistant/request/context.ts'
import { ownersRights, parseRights, type Rights } from '../assistant/rights/rights.ts'
import { type ActiveRuns, activeRuns } from '../assistant/run/active-runs.ts'
import { AskError } from '../warehouse/errors.ts'
import type { Warehouse } from '../warehouse/warehouse.ts'
import type { Turn } from './assistant-link.ts'
import type { Config } from './config.ts'

/** What all requests of a process share. */
export type Parts = {
  readonly runs: ActiveRuns
  readonly user: string
  readonly reading: () => Promise<Warehouse>
  readonly contextFor: (place: Pick<Config, 'files' | 'folder'>, turn: Turn) => Promise<CommandContext>
  readonly close: () => Promise<void>
}

/** Letters and digits that nobody mistakes for one another on a phone. */
const ID_SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'
const ID_LENGTH = 6

/**
 * Puts the parts together. Heavy modules are loaded, and the warehouse is opened, only when a command asks for it;
 * `onOpened` is awaited before the first one uses it.
 */
export async function wire(config: Config, onOpened: () => Promise<unknown>): Promise<Parts> {
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
    file ??= open(config.warehouseFile).then(async warehouse => {
      await onOpened()
      return warehouse
    })
    return file
  }
  // Looking never creates a file: where there is none, an empty warehouse in memory answers.
  const reading = (): Promise<Warehouse> => {
    if (file || existsSync(config.warehouseFile)) return openFile()
    empty ??= open(':memory:')
    return empty
  }
  const writing = async (): Promise<Warehouse> => {
    await makeHome(config.home)
    return openFile()
  }
  const runs = activeRuns()
  const user = os.userInfo().username
  const now = () => new Date()
  const newId = () => Array.from({ length: ID_LENGTH }, () => ID_SIGNS[randomInt(ID_SIGNS.length)]).join('')

  return {
    runs,
    user,
    reading,
    contextFor: async ({ files, folder }, turn) => {
      const { folderStore } = await import('../files/folder.ts')
      const { warehouseLedger } = await import('../assistant/ledger/warehouse-ledger.ts')
      // Every listing and statement in flight listens; there may be hundreds, and each takes itself off again.
      setMaxListeners(0, turn.stop, turn.interrupt)
      return {
        reading,
        writing,
        ledgerOf: warehouseLedger,
        runs,
        store: folderStore(files),
        home: config.home,
        folder,
        now,
        today: easternToday(now()),
        newId,
        user,
        from: turn.from,
        rights: readRights(config.home),
        holder: `${os.hostname()} ${process.pid}`,
        pid: process.pid,
        show: turn.show,
        hear: turn.hear,
        stop: turn.stop,
        interrupt: turn.interrupt,
      }
    },
    close: async () => {
      for (const opened of [file, empty])
        await opened?.then(warehouse => warehouse.close()).catch(() => undefined)
    },
  }
}

/** Read anew for every request, so that a right that is taken away is gone at once. */
function readRights(home: string): Rights | Refusal {
  const file = path.join(home, 'rights.json')
  if (!existsSync(file)) return ownersRights
  return parseRights(readFileSync(file, 'utf8'), file)
}

async function makeHome(home: string): Promise<void> {
  try {
    await mkdir(home, { recursive: true, mode: 0o700 })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new AskError(
      `${home} cannot be made: ${reason}`,
      'make it yourself, or choose another folder with --home',
      { cause: error },
    )
  }
}
