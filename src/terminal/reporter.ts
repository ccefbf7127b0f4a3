import type { RunView } from '../assistant/run/run-view.ts'

/** Where a run's progress goes. `show` may be called as often as there are events; `end` once, with the final view. */
export type Reporter = {
  show(view: RunView): void
  end(view: RunView): void
}

/** Says nothing: for `--json` and for runs that somebody else watches. */
export const silentReporter: Reporter = { show: () => {}, end: () => {} }
