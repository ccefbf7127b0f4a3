import { setMaxListeners } from 'node:events'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { commands } from '../../../commands/index.ts'
import type { Answer } from '../../../src/assistant/answer/answer.ts'
import { splitWords } from '../../../src/assistant/command/split-words.ts'
import { warehouseLedger } from '../../../src/assistant/ledger/warehouse-ledger.ts'
import { easternToday } from '../../../src/assistant/range/eastern-today.ts'
import { isRefusal, type Refusal } from '../../../src/assistant/refusal.ts'
import type { CommandContext } from '../../../src/assistant/request/context.ts'
import { takeRequest } from '../../../src/assistant/request/take-request.ts'
import { ownersRights } from '../../../src/assistant/rights/rights.ts'
import { folderStore } from '../../../src/files/folder.ts'
import { tables } from '../../../src/pipeline/tables/index.ts'
import { writeSample } from '../../../src/sample/write-sample.ts'
import { renderAnswer } from '../../../src/terminal/render-answer.ts'
import { renderRefusal } from '../../../src/terminal/render-refusal.ts'
import type { Screen } from '../../../src/terminal/screen.ts'
import { openDuckDb } from '../../../src/warehouse/duckdb/open-duckdb.ts'
import type { Warehouse } from '../../../src/warehouse/warehouse.ts'
import { localDesk } from '../../jobs/local-desk.ts'

/** A league with every planted trouble of its first 40 days, from files to Phase 4, that can be asked and spoilt. */
export type League = {
  readonly home: string
  readonly warehouse: Warehouse
  /** What a command says, at another instant where one is given. */
  ask(line: string, now?: string): Promise<Answer | Refusal>
  /** The same as it stands on a screen of 80 columns, without what differs between machines. */
  see(line: string, now?: string): Promise<readonly string[]>
  readonly context: (now: string) => CommandContext
  /** Changes a table behind the pipeline's back. */
  spoil(sql: string): Promise<void>
  close(): Promise<void>
}

export const START = '2021-10-19'
export const END = '2021-11-27'
const NOW = '2026-11-23T12:00:00Z'

const screen: Screen = { width: 80, fits: false, colours: 'none', unicode: true, program: 'backcourt' }

const shared = (): string => {
  const folder = process.env.BACKCOURT_TEST_FOLDER
  if (!folder) throw new Error('test/global-setup.ts did not run')
  return folder
}

/** Made by whoever asks first; the other test files wait for it. */
async function preparedLeague(): Promise<string> {
  const folder = join(shared(), 'asked-league')
  const isMine = await mkdir(`${folder}.claimed`).then(
    () => true,
    () => false,
  )
  if (isMine) {
    await mkdir(`${folder}.part`)
    await writeSample(join(`${folder}.part`, 'sample'), { seasons: 1, seed: 1, days: 40 })
    const league = await leagueIn(`${folder}.part`)
    const answer = await league.ask(`backfill ${START}..${END} --phase all --yes`)
    if (isRefusal(answer) || answer.outcome === 'failed') throw new Error(JSON.stringify(answer))
    await league.close()
    await rename(`${folder}.part`, folder)
  }
  while (!existsSync(folder)) await new Promise(resolve => setTimeout(resolve, 50))
  return folder
}

/** A copy of the prepared league of one's own. */
export async function openLeague(): Promise<League> {
  const home = await mkdtemp(join(shared(), 'league-'))
  await cp(await preparedLeague(), home, { recursive: true })
  return leagueIn(home)
}

/** A home in which nothing was done yet, and that has no files. */
export const openEmptyHome = async (): Promise<League> => leagueIn(await mkdtemp(join(shared(), 'empty-')))

async function leagueIn(home: string): Promise<League> {
  const warehouse = await openDuckDb(join(home, 'warehouse.duckdb'))
  await warehouse.createTables(tables)
  let runs = 0
  const never = new AbortController().signal
  setMaxListeners(0, never)
  const store = folderStore(join(home, 'sample'))
  const contextAt = (now: string): CommandContext => ({
    reading: async () => warehouse,
    writing: async () => warehouse,
    ledgerOf: async () => warehouseLedger(warehouse),
    runs: localDesk(warehouse, store, () => new Date(now)),
    from: 'script',
    folder: process.cwd(),
    rights: ownersRights,
    store,
    home,
    now: () => new Date(now),
    today: easternToday(new Date(now)),
    newId: () => {
      runs += 1
      return `run${runs}`
    },
    user: 'tester',
    asker: { id: 'tester', name: 'tester', groups: [] },
    pid: process.pid,
    show: () => undefined,
    hear: () => undefined,
    stop: never,
    interrupt: never,
  })
  const ask = async (line: string, now = NOW) => {
    const words = splitWords(line)
    if (isRefusal(words)) return words
    const surface = {
      showPlan: () => undefined,
      confirm: async () => true,
      open: async () => contextAt(now),
    }
    return (await takeRequest(words, commands, surface)).answer
  }
  return {
    home,
    warehouse,
    context: contextAt,
    ask,
    see: async (line, now) => {
      const answer = await ask(line, now)
      const lines = isRefusal(answer) ? renderRefusal(answer, screen) : renderAnswer(answer, screen)
      return [`$ backcourt ${line}`, ...lines]
    },
    spoil: async sql => {
      const outcome = await warehouse.transact('spoil', [{ do: 'write', statement: { sql } }])
      if (!outcome.committed) throw new Error(`${sql}: ${outcome.because}`)
    },
    close: () => warehouse.close(),
  }
}
