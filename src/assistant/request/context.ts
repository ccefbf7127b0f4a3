import type { FileStore } from '../../files/file-store.ts'
import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import type { Choose } from '../choice.ts'
import type { TeamState } from '../doctor/team-state.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Refusal } from '../refusal.ts'
import type { Asker } from '../rights/asker.ts'
import type { Rights } from '../rights/rights.ts'
import type { ActiveRuns } from '../run/active-runs.ts'
import type { Lane } from '../run/lane.ts'
import type { RunEvent } from '../run/run-event.ts'
import type { RunView } from '../run/run-view.ts'
import type { Schedules } from '../schedules/schedules.ts'

export type Limits = {
  /** A plan that reads more is refused. */
  readonly bytesPerRun?: number
  /** US dollars, for estimates. */
  readonly pricePerTib?: number
}

/** All that a command may use. Parts are opened when they are first asked for, so a command pays for what it needs. */
export type CommandContext = {
  /** For reading: an empty warehouse where none was made yet, so that looking never creates one. */
  readonly reading: () => Promise<Warehouse>
  /** For work: creates the warehouse and its tables where they are missing. */
  readonly writing: () => Promise<Warehouse>
  readonly ledgerOf: (warehouse: Warehouse) => Promise<Ledger>
  readonly store: FileStore
  /** Where everything that Backcourt writes lies. */
  readonly home: string
  /** Where relative paths begin: the folder of who asks, which is not always that of this process. */
  readonly folder: string
  readonly now: () => Date
  /** US Eastern. */
  readonly today: CalendarDate
  readonly newId: () => string
  /** Who asks, as other people read it, for the ledger. */
  readonly user: string
  /** Who asks, as rights and the audit know him. */
  readonly asker: Asker
  /** From where, for the audit: terminal, another terminal, script. */
  readonly from: string
  /** Who may do what; a refusal when the rights file cannot be understood, and then nobody may do anything. */
  readonly rights: Rights | Refusal
  readonly pid: number
  /** What several processes share; absent where one process does everything. */
  readonly team?: () => Promise<TeamState>
  /** What a run may read, and what reading costs, where the engine bills it. */
  readonly limits?: Limits
  /** Runs under way: those of this process, and with a queue those of all. */
  readonly runs: ActiveRuns
  /** Commands that are asked by themselves; absent where no Redis is named. */
  readonly schedules?: () => Promise<Schedules>
  /** Who is served first; made from the plan where it is not said. */
  readonly lane?: Lane
  /** Asks the person a question of several answers; absent where nobody can be asked. */
  readonly choose?: Choose
  /** Told of a run's state after every event. */
  readonly show: (view: RunView) => void
  /** Told of every event itself, for surfaces that pass events on. */
  readonly hear: (runId: string, event: RunEvent) => void
  /** Aborts when the person asks to stop. */
  readonly stop: AbortSignal
  /** Aborts when the person insists. */
  readonly interrupt: AbortSignal
}
