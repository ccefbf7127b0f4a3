import type { RunView } from '../../assistant/run/run-view.ts'
import type { Screen } from '../screen.ts'
import { listRuns } from './list-runs.ts'

/** Redraws per second for progress, at most; keys are drawn at once. */
const LEAST_GAP_MS = 100
/** Elapsed time moves on while no event comes. */
const TICK_MS = 1000

export type LiveRuns = {
  /** The block above the prompt, as last made: drawing a key costs no rendering of runs. */
  readonly lines: () => readonly string[]
  /** Something moved: the block is made and drawn anew, soon. */
  readonly moved: () => void
  /** Made anew now, for a frame that is drawn anyway. */
  readonly refresh: () => void
  readonly end: () => void
}

export type LiveRunsPort = {
  readonly runs: () => readonly RunView[]
  /** Whether time is shown somewhere, which must move on. */
  readonly isTicking: () => boolean
  readonly now: () => Date
  readonly screen: () => Screen
  readonly rows: () => number
  readonly redraw: () => void
}

export function liveRuns(port: LiveRunsPort): LiveRuns {
  let lines: readonly string[] = []
  let madeAt = Number.NEGATIVE_INFINITY
  let soon: NodeJS.Timeout | undefined
  let tick: NodeJS.Timeout | undefined
  const refresh = (): void => {
    clearTimeout(soon)
    soon = undefined
    madeAt = port.now().getTime()
    lines = listRuns(port.runs(), port.now(), port.screen(), port.rows())
    clearTimeout(tick)
    tick = port.isTicking() ? setTimeout(moved, TICK_MS) : undefined
    tick?.unref()
  }
  const makeAndDraw = (): void => {
    refresh()
    port.redraw()
  }
  const moved = (): void => {
    if (soon !== undefined) return
    const wait = madeAt + LEAST_GAP_MS - port.now().getTime()
    if (wait <= 0) makeAndDraw()
    else soon = setTimeout(makeAndDraw, Math.min(wait, LEAST_GAP_MS)).unref()
  }
  return {
    lines: () => lines,
    moved,
    refresh,
    end() {
      clearTimeout(soon)
      clearTimeout(tick)
    },
  }
}
