import type { Ledger, LedgerRun } from '../../src/assistant/ledger/ledger.ts'

import type { RunEvent } from '../../src/assistant/run/run-event.ts'
import { viewRun } from '../../src/assistant/run/run-view.ts'

const turns: readonly RunEvent['kind'][] = ['run started', 'run resumed', 'run finished']

/** A ledger in memory, for tests of those who write to it; it keeps the same contract as the real ones. */
export function memoryLedger(): Ledger {
  const runs: LedgerRun[] = []
  const events = new Map<string, RunEvent[]>()
  const listeners = new Set<(runId: string) => void>()
  const mark = () => String([...events.values()].flat().filter(({ kind }) => turns.includes(kind)).length)
  const tell = (runId: string) => {
    for (const listener of listeners) listener(runId)
  }
  return {
    createRun: async (run, started, seen) => {
      if (seen !== undefined && seen !== mark()) return false
      runs.push(run)
      events.set(run.runId, [started])
      tell(run.runId)
      return true
    },
    append: async (runId, more, after) => {
      const known = events.get(runId)
      if (known?.length !== after) return false
      known.push(...more)
      tell(runId)
      return true
    },
    run: async runId => runs.find(run => run.runId === runId),
    runs: async limit => [...runs].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)).slice(0, limit),
    events: async (runId, after = 0) => (events.get(runId) ?? []).slice(after),
    standing: async () => ({
      runIds: runs
        .map(({ runId }) => runId)
        .filter(runId => viewRun(runId, events.get(runId) ?? []).outcome === undefined),
      mark: mark(),
    }),
    onAppend: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    mend: async () => undefined,
  }
}
