import type { Courier } from '../jobs/courier.ts'
import { type RunDesk, runDesk } from '../jobs/run-desk.ts'
import type { Ledger } from '../src/assistant/ledger/ledger.ts'
import type { FileStore } from '../src/files/file-store.ts'
import type { Warehouse } from '../src/warehouse/warehouse.ts'

const AT_A_TIME = 2

/** A desk whose units do nothing but `perform`: what is left is what carrying, deciding and telling cost. */
export const noopDesk = (
  ledger: Ledger,
  courier: Courier,
  warehouse: Warehouse,
  outliveProcess: boolean,
  perform: (runId: string, unit: string) => Promise<unknown> = async () => undefined,
): RunDesk =>
  runDesk({
    ledger: async () => ledger,
    courier: async () => courier,
    workplace: async () => ({
      warehouse,
      store: {} as FileStore,
      now: () => new Date(),
      today: '2026-01-05',
      holder: `bench ${process.pid}`,
    }),
    perform: async (unit, { runId }) => {
      await perform(runId, unit.id)
      return { end: 'outcome', outcome: { state: 'committed', written: 1, failures: {} } }
    },
    now: () => new Date(),
    concurrency: AT_A_TIME,
    outliveProcess,
    ownsWarehouse: !outliveProcess,
    warn: (message, error) => console.error(message, error),
  })

/** What a run that is conducted without a person wants. */
export const nobody = () => ({
  store: {} as FileStore,
  show: () => undefined,
  stop: new AbortController().signal,
  interrupt: new AbortController().signal,
  begun: () => undefined,
})
