import { RetryError } from '../../warehouse/errors.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { RunListener } from './active-runs.ts'
import type { RunEvent } from './run-event.ts'
import { type RunView, step, viewRun } from './run-view.ts'

export type Undated<T> = T extends unknown ? Omit<T, 'at'> : never
export type NewEvent = Undated<RunEvent>

/** One run as this process knows it, and the way to write into its ledger. */
export type RunLog = {
  readonly view: () => RunView
  /**
   * Records what `next` makes of the run, and resolves with what came of it. When somebody else wrote first, his events
   * are read and `next` is asked again; so it must decide from the view alone. No events: nothing is recorded.
   */
  readonly record: (next: (view: RunView) => readonly NewEvent[]) => Promise<RunView>
  /** Reads what others have recorded. */
  readonly refresh: () => Promise<RunView>
  /** Told after every event, whoever recorded it, and only once it is in the ledger. Returns how to stop listening. */
  readonly listen: (listener: RunListener) => () => void
}

/** Opens the log of a run; undefined when the ledger does not know it. */
export async function openRunLog(
  runId: string,
  ledger: Ledger,
  now: () => Date,
): Promise<RunLog | undefined> {
  const first = await ledger.events(runId)
  if (first.length === 0) return undefined
  let view = viewRun(runId, first)
  let length = first.length
  let last = JSON.stringify(first.at(-1))
  let turn: Promise<unknown> = Promise.resolve()
  const listeners = new Set<RunListener>()

  /** One at a time: the ledger's order is the order in which the view is folded. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work)
    turn = result.catch(() => undefined)
    return result
  }
  const take = (events: readonly RunEvent[], areOurs: boolean) => {
    for (const event of events) {
      view = step(view, event)
      length += 1
      last = JSON.stringify(event)
      for (const listener of listeners) listener(view, event, areOurs)
    }
  }
  const read = async (): Promise<void> => {
    const [known, ...more] = await ledger.events(runId, length - 1)
    if (JSON.stringify(known) === last) take(more, false)
    else await readAnew()
  }
  /** The ledger's memory was lost and made again from the warehouse: what it holds now counts, not what was seen. */
  const readAnew = async (): Promise<void> => {
    const all = await ledger.events(runId)
    const newest = all.at(-1)
    if (!newest) throw new RetryError(`the ledger has lost run ${runId} and is not rebuilt yet`)
    view = viewRun(runId, all)
    length = all.length
    last = JSON.stringify(newest)
    for (const listener of listeners) listener(view, newest, false)
  }

  return {
    view: () => view,
    record: next =>
      inTurn(async () => {
        for (;;) {
          const events = next(view)
          if (events.length === 0) return view
          const at = now().toISOString()
          const dated = events.map(event => ({ ...event, at }) as RunEvent)
          if (await ledger.append(runId, dated, length)) {
            take(dated, true)
            return view
          }
          await read()
        }
      }),
    refresh: () =>
      inTurn(async () => {
        await read()
        return view
      }),
    listen: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
