import type { Writable } from 'node:stream'
import type { RunView, UnitView } from '../assistant/run/run-view.ts'
import { formatCount } from '../assistant/words/format-count.ts'
import { plural } from '../assistant/words/plural.ts'
import { plainProgressLine } from './plain-progress.ts'
import type { Reporter } from './reporter.ts'
import { runCounts } from './run-counts.ts'

const LEAST_GAP_MS = 1000

const hasEnded = ({ state }: UnitView): boolean =>
  state === 'committed' || state === 'failed' || state === 'blocked'

/**
 * One line per unit that ended, for logs and pipes. Where units end faster than one a second, a line stands for several
 * and says so; a failure among them is the one that is told. The last one is always printed.
 */
export function plainReporter(stream: Writable, { now }: { readonly now: () => Date }): Reporter {
  const told = new Set<string>()
  let printedAt = Number.NEGATIVE_INFINITY
  const tell = (view: RunView): void => {
    const isLast = view.outcome !== undefined
    const ended = view.units.filter(unit => hasEnded(unit) && !told.has(keyOf(unit)))
    const last = ended.findLast(({ state }) => state === 'failed') ?? ended.at(-1)
    if (last === undefined) return
    if (!isLast && now().getTime() - printedAt < LEAST_GAP_MS) return
    printedAt = now().getTime()
    for (const unit of ended) told.add(keyOf(unit))
    stream.write(`${plainProgressLine(view, last, ended.length - 1)}\n`)
  }
  return {
    show: tell,
    end(view) {
      tell(view)
      if (view.outcome === undefined) return
      const { committed, total } = runCounts(view)
      stream.write(
        `run ${view.runId} ${view.outcome}: ${formatCount(committed)} of ${plural(total, 'unit')} committed\n`,
      )
    },
  }
}

/** A unit that fails and is tried again ends twice. */
const keyOf = ({ unit, state, attempts }: UnitView): string => `${unit.id} ${state} ${attempts}`
