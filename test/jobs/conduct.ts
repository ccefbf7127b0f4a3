import { type Conducting, conductRun } from '../../jobs/conduct-run.ts'
import { inProcessCourier } from '../../jobs/in-process-courier.ts'
import type { Perform, Performed } from '../../jobs/perform-unit.ts'
import type { RunEvent } from '../../src/assistant/run/run-event.ts'
import type { RunView } from '../../src/assistant/run/run-view.ts'
import type { Plan } from '../../src/pipeline/plan/plan.ts'
import type { Outcome, Step, Warehouse } from '../../src/warehouse/warehouse.ts'
import { memoryLedger } from './memory-ledger.ts'

export const committed: Performed = {
  end: 'outcome',
  outcome: { state: 'committed', written: 7, failures: { INSUFFICIENT_DATA: 2 } },
}

export const breached = (...dates: readonly string[]): Performed => ({
  end: 'outcome',
  outcome: {
    state: 'breached',
    breach: { rule: 'points must be 0 or more', rows: 3, examples: ['a'], dates },
  },
})

export const broken = (end: 'retry' | 'stop the run' | 'error', message: string): Performed =>
  end === 'retry'
    ? { end, error: { kind: 'broken', message } }
    : { end: 'error', error: { kind: 'broken', message }, stopsRun: end === 'stop the run' }

/** Says, attempt by attempt, how units end; what is not scripted is committed. */
export type Script = Readonly<Record<string, readonly Performed[]>>

/** A run with scripted work. Nothing below the performer is there but a place where failures are noted. */
export async function conductor(plan: Plan, script: Script = {}, more: Partial<Conducting> = {}) {
  const ledger = more.ledger ?? memoryLedger()
  const performed: string[] = []
  const noted: string[] = []
  const shown: RunView[] = []
  const warehouse = {
    transact: async (id: string, _steps: readonly Step[]): Promise<Outcome> => {
      noted.push(id)
      return { committed: true, reads: {} }
    },
  } as Pick<Warehouse, 'transact'> as Warehouse
  let now = Date.UTC(2026, 0, 5, 12)
  const at = new Date(now).toISOString()
  await ledger.createRun(
    { runId: 'r', requestKey: 'k', command: plan.command, plan, by: 'ana', createdAt: at },
    { kind: 'run started', at, plan, by: 'ana', pid: 1 },
  )
  const perform: Perform = async unit => {
    const earlier = performed.filter(id => id === unit.id).length
    performed.push(unit.id)
    return script[unit.id]?.[earlier] ?? committed
  }
  const courier = more.courier ?? inProcessCourier({ concurrency: 2 })
  return {
    ledger,
    courier,
    performed,
    noted,
    shown,
    conduct: (changes: Partial<Conducting> = {}) =>
      conductRun('r', {
        ledger,
        courier,
        workplace: {
          warehouse,
          store: {} as Conducting['workplace']['store'],
          now: () => {
            now += 10
            return new Date(now)
          },
          today: '2026-01-05',
          holder: 'here 1',
        },
        perform,
        show: view => shown.push(view),
        stop: new AbortController().signal,
        ...more,
        ...changes,
      }),
    kinds: async () => (await ledger.events('r')).map(sayEvent),
  }
}

const sayEvent = (event: RunEvent): string =>
  'unit' in event
    ? `${event.kind} ${event.unit}`
    : event.kind === 'run finished'
      ? `finished ${event.outcome}`
      : event.kind

export const states = (view: RunView): readonly string[] =>
  view.units.map(({ unit, state }) => `${unit.id}: ${state}`)
