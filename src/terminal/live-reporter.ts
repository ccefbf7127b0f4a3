import type { Writable } from 'node:stream'
import type { RunView } from '../assistant/run/run-view.ts'
import { liveBlock } from './live-block.ts'
import { renderProgress } from './render-progress.ts'
import type { Reporter } from './reporter.ts'
import type { Screen } from './screen.ts'

/** Redraws per second, at most. */
const LEAST_GAP_MS = 100
/** Elapsed time moves on while no event comes. */
const TICK_MS = 1000

export type LiveOptions = {
  readonly now: () => Date
  /** Read anew for every frame, because windows are resized. */
  readonly screen: () => Screen
}

/**
 * One block on a terminal, redrawn in place at most ten times a second and left there in its final state. It keeps no
 * process alive, and a process that dies leaves the last frame and a visible cursor below it.
 */
export function liveReporter(stream: Writable, { now, screen }: LiveOptions): Reporter {
  const block = liveBlock(stream)
  let latest: RunView | undefined
  let drawnAt = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  const draw = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (latest === undefined) return
    drawnAt = now().getTime()
    const seen = screen()
    // A full last column makes some terminals wrap at once.
    block.draw(renderProgress(latest, now(), { ...seen, width: seen.width - 1 }), seen.width)
    if (latest.outcome === undefined) timer = setTimeout(draw, TICK_MS).unref()
  }
  return {
    show(view) {
      latest = view
      const wait = drawnAt + LEAST_GAP_MS - now().getTime()
      if (wait <= 0) return draw()
      clearTimeout(timer)
      timer = setTimeout(draw, wait).unref()
    },
    end(view) {
      latest = view
      draw()
      clearTimeout(timer)
      latest = undefined
    },
  }
}
