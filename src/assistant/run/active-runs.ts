import type { RunEvent } from './run-event.ts'
import type { RunView } from './run-view.ts'

/** What can be asked of a run that is under way. Each is in the ledger when it resolves. */
export type RunControls = {
  readonly cancel: (by: string) => Promise<void>
  readonly pause: (by: string) => Promise<void>
  readonly continue: (by: string) => Promise<void>
  /** Interrupts the statements of its running units at once. */
  readonly interrupt: () => void
}

/** Told of a run after every event, with the event. */
export type RunListener = (view: RunView, event: RunEvent) => void

/** A run under way in this process. */
export type ActiveRun = RunControls & {
  readonly view: () => RunView
  /** Told after every event. Returns how to stop listening. */
  readonly watch: (listener: RunListener) => () => void
  /** Resolves with the last view, however it ended. */
  readonly over: Promise<RunView>
}

/** The runs under way in this process, so that whoever shares it can watch and steer them. */
export type ActiveRuns = {
  /**
   * Lets one request at a time look for overlapping runs and begin its own; two that look at once would both see
   * nothing. Resolves with how to let the next one in.
   */
  enter(): Promise<() => void>
  /** Enters a run; its conductor tells of every change, and of the end. */
  begin(first: RunView, controls: RunControls): { readonly show: RunListener; readonly end: () => void }
  find(runId: string): ActiveRun | undefined
  /** Oldest first. */
  list(): readonly ActiveRun[]
  /** Told whenever anything of a run changed, a start and an end included. Returns how to stop listening. */
  onChange(listener: () => void): () => void
}

export function activeRuns(): ActiveRuns {
  const runs = new Map<string, ActiveRun>()
  const listeners = new Set<() => void>()
  let last: Promise<void> = Promise.resolve()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  return {
    enter: async () => {
      const before = last
      let leave: () => void = () => {}
      last = new Promise(resolve => {
        leave = resolve
      })
      await before
      return leave
    },
    begin: (first, controls) => {
      const watchers = new Set<RunListener>()
      let latest = first
      let end: (view: RunView) => void = () => {}
      const over = new Promise<RunView>(resolve => {
        end = resolve
      })
      runs.set(first.runId, {
        ...controls,
        view: () => latest,
        watch: listener => {
          watchers.add(listener)
          return () => watchers.delete(listener)
        },
        over,
      })
      changed()
      return {
        show: (view, event) => {
          latest = view
          for (const watcher of watchers) watcher(view, event)
          changed()
        },
        end: () => {
          runs.delete(first.runId)
          end(latest)
          changed()
        },
      }
    },
    find: runId => runs.get(runId),
    list: () => [...runs.values()],
    onChange: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
