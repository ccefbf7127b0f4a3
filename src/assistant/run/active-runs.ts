import type { FileStore } from '../../files/file-store.ts'
import type { RunEvent } from './run-event.ts'
import type { RunView } from './run-view.ts'

/** Told of a run after every event, with the event, and whether this process recorded it. */
export type RunListener = (view: RunView, event: RunEvent, isOurs: boolean) => void

/** A run under way, wherever its units are performed. What is asked of it is in the ledger when the promise resolves. */
export type ActiveRun = {
  readonly view: () => RunView
  /** With `now`, running units are interrupted, too. */
  readonly cancel: (by: string, options?: { readonly now?: boolean }) => Promise<void>
  readonly pause: (by: string) => Promise<void>
  readonly continue: (by: string) => Promise<void>
  /** Told after every event. Returns how to stop listening. */
  readonly watch: (listener: RunListener) => () => void
  /** Resolves with the last view, however it ended; without an end when this process leaves and the run goes on. */
  readonly over: Promise<RunView>
}

/** Why somebody stops to listen who does not ask a run to stop: his terminal is gone. */
export const ASKER_GONE = Symbol('the one who asked is gone')

/** What a request does to a run while it waits for its end. */
export type Conduct = {
  /** The files of whoever asks, for units that this process performs. */
  readonly store: FileStore
  readonly show: RunListener
  /** Aborts when the person asks to stop, and when he insists; with ASKER_GONE the run goes on without him. */
  readonly stop: AbortSignal
  readonly interrupt: AbortSignal
  /** Called when others see the run. */
  readonly begun: () => void
}

/** The runs under way, so that whoever asks can watch and steer them. */
export type ActiveRuns = {
  /**
   * Lets one request of this process at a time look for overlapping runs and begin its own. Resolves with how to let the
   * next one in.
   */
  enter(): Promise<() => void>
  /**
   * Drives a run that the ledger knows to its end, or as far as it came when this process leaves and others go on. Rejects
   * when the parts that it needs broke.
   */
  conduct(runId: string, conduct: Conduct): Promise<RunView>
  find(runId: string): Promise<ActiveRun | undefined>
  /** Oldest first. */
  list(): Promise<readonly ActiveRun[]>
  /** The same as last heard of, for screens. */
  views(): readonly RunView[]
  /** Told whenever anything of a run changed, a start and an end included. Returns how to stop listening. */
  onChange(listener: () => void): () => void
  /** Whether somebody moves a run without an end on. Without a queue, one whose process is gone stays where it is. */
  goesOn(runId: string): boolean
}
