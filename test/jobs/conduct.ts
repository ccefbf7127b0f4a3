import { inProcessCourier } from '../../jobs/in-process-courier.ts'
import type { Perform, Performed, Workplace } from '../../jobs/perform-unit.ts'
import { type DeskParts, runDesk } from '../../jobs/run-desk.ts'
import type { Ledger } from '../../src/assistant/ledger/ledger.ts'
import type { Conduct } from '../../src/assistant/run/active-runs.ts'
import type { RunEvent } from '../../src/assistant/run/run-event.ts'
import type { RunView } from '../../src/assistant/run/run-view.ts'
import type { FileStore } from '../../src/files/file-store.ts'
import type { Plan } from '../../src/pipeline/plan/plan.ts'
import type { Row, Statement, Step, Warehouse } from '../../src/warehouse/warehouse.ts'
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

/** A clock that goes on by 10 ms whenever somebody looks at it. */
export function tickingClock(): () => Date {
  let now = Date.UTC(2026, 0, 5, 12)
  return () => {
    now += 10
    return new Date(now)
  }
}

/** A place where failures are noted, and where nothing else is but what the run history says of a unit. */
export function workplaceWith(
  now: () => Date,
  noted: string[] = [],
  history: () => readonly Row[] = () => [],
): Workplace {
  const warehouse = {
    transact: async (id: string, _steps: readonly Step[]) => {
      noted.push(id)
      return { committed: true, reads: {} }
    },
    query: async ({ sql }: Statement) => ({
      columns: [],
      rows: sql.includes('SUM(records_processed)') ? history() : [],
      truncated: false,
    }),
  } as Pick<Warehouse, 'transact' | 'query'> as Warehouse
  return { warehouse, store: {} as FileStore, now, today: '2026-01-05', holder: 'here 1' }
}

export async function beginRun(ledger: Ledger, plan: Plan, runId = 'r'): Promise<void> {
  const at = new Date(Date.UTC(2026, 0, 5, 12)).toISOString()
  await ledger.createRun(
    { runId, requestKey: 'k', command: plan.command, plan, by: 'ana', createdAt: at },
    { kind: 'run started', at, plan, by: 'ana', pid: 1 },
  )
}

export type Conductor = Partial<Pick<DeskParts, 'perform'> & Conduct> & { readonly ledger?: Ledger }

/** A run with scripted work. Nothing below the performer is there but a place where failures are noted. */
export async function conductor(plan: Plan, script: Script = {}, more: Conductor = {}) {
  const { ledger = memoryLedger(), perform: performer, ...wishes } = more
  const performed: string[] = []
  const noted: string[] = []
  const shown: RunView[] = []
  const warned: string[] = []
  await beginRun(ledger, plan)
  const perform: Perform = async unit => {
    const earlier = performed.filter(id => id === unit.id).length
    performed.push(unit.id)
    return script[unit.id]?.[earlier] ?? committed
  }
  const now = tickingClock()
  /** As a process of its own, which the others know only from the ledger. */
  const newDesk = (own: Perform = performer ?? perform) => {
    const courier = inProcessCourier()
    return runDesk({
      ledger: async () => ledger,
      courier: async () => courier,
      workplace: async () => workplaceWith(now, noted),
      perform: own,
      now,
      concurrency: 2,
      outliveProcess: false,
      ownsWarehouse: true,
      warn: message => warned.push(message),
    })
  }
  const desk = newDesk()
  return {
    ledger,
    desk,
    newDesk,
    performed,
    noted,
    shown,
    warned,
    conduct: (changes: Partial<Conduct> = {}, at = desk) =>
      at.conduct('r', {
        store: {} as FileStore,
        show: view => shown.push(view),
        stop: new AbortController().signal,
        interrupt: new AbortController().signal,
        begun: () => undefined,
        ...wishes,
        ...changes,
      }),
    kinds: async () => (await ledger.events('r')).map(sayEvent),
  }
}

export const sayEvent = (event: RunEvent): string =>
  'unit' in event
    ? `${event.kind} ${event.unit}`
    : event.kind === 'run finished'
      ? `finished ${event.outcome}`
      : event.kind

export const states = (view: RunView): readonly string[] =>
  view.units.map(({ unit, state }) => `${unit.id}: ${state}`)
