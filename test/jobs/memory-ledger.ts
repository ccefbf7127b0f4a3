import type { Ledger, LedgerRun } from '../../src/assistant/ledger/ledger.ts'
import type { RunEvent } from '../../src/assistant/run/run-event.ts'

/** A ledger in memory, for tests of those who write to it; it keeps the same contract as the real one. */
export function memoryLedger(): Ledger {
  const runs: LedgerRun[] = []
  const events = new Map<string, RunEvent[]>()
  return {
    createRun: async (run, started) => {
      runs.push(run)
      events.set(run.runId, [started])
    },
    append: async (runId, event) => {
      events.get(runId)?.push(event)
    },
    run: async runId => runs.find(run => run.runId === runId),
    runs: async limit => [...runs].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)).slice(0, limit),
    events: async runId => [...(events.get(runId) ?? [])],
  }
}
