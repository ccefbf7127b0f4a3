import type { FileStore } from '../../files/file-store.ts'
import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'

export type Space = { readonly freeBytes: number; readonly totalBytes: number }

/** What carries jobs, as far as a check wants to know. */
export type Queue = {
  /** For messages. */
  readonly place: string
  /** What is wrong with it, and what to do; undefined when it takes jobs. */
  probe(): Promise<{ readonly problem: string; readonly fix: string } | undefined>
}

/** The machine and its parts, as the infrastructure checks see them. All of it is passed in, so all of it can be broken. */
export type Machine = {
  /** Opens the warehouse once; rejects where it cannot be opened. */
  readonly open: () => Promise<Warehouse>
  readonly store: FileStore
  /** Folder of everything that Backcourt writes; it need not exist yet. */
  readonly home: string
  readonly queue: Queue
  readonly spaceOf: (folder: string) => Promise<Space>
  readonly now: Date
  /** US Eastern. */
  readonly today: CalendarDate
  readonly easternDate: (instant: Date) => CalendarDate
  readonly newId: () => string
  readonly signal?: AbortSignal
}

/** Place of a warehouse that answers because none was made yet. */
export const IN_MEMORY = ':memory:'
