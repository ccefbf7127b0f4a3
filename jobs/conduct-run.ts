import type { Ledger } from '../src/assistant/ledger/ledger.ts'
import type { RunControls } from '../src/assistant/run/active-runs.ts'
import type { RunEvent, RunOutcome, UnitError } from '../src/assistant/run/run-event.ts'
import { type RunView, step, viewRun } from '../src/assistant/run/run-view.ts'
import { isExpected } from '../src/pipeline/state/failure-categories.ts'
import { recordFailure } from '../src/pipeline/units/record-failure.ts'
import type { Unit } from '../src/pipeline/units/unit.ts'
import type { Courier, Job } from './courier.ts'
import { decide, splitDates } from './decide.ts'
import type { Perform, Workplace } from './perform-unit.ts'

/** Attempts at a unit whose failure may pass by itself, and the wait before the second; it doubles each time. */
const MOST_ATTEMPTS = 3
const FIRST_WAIT_MS = 200

export type Conducting = {
  readonly ledger: Ledger
  readonly courier: Courier
  readonly workplace: Workplace
  /** Makes one attempt at a unit; `performUnit` wherever work is really done. */
  readonly perform: Perform
  /** Told after every event, and only once the event is in the ledger. */
  readonly show: (view: RunView, event: RunEvent) => void
  /** Aborts when somebody asks to stop: running units end, waiting ones are cancelled. */
  readonly stop: AbortSignal
  /** Handed the controls of the run before its first unit, for whoever else may steer it. */
  readonly steer?: (controls: RunControls, view: RunView) => void
}

/** Drives a run to its end from what its ledger says. The same call starts a new run and resumes an interrupted one. */
export async function conductRun(runId: string, conducting: Conducting): Promise<RunView> {
  const { ledger, courier, workplace, show, stop } = conducting
  const attemptAt = conducting.perform
  let view = viewRun(runId, await ledger.events(runId))
  let turn: Promise<unknown> = Promise.resolve()
  /** Units that were handed over and have not begun. */
  const withCourier = new Set<string>()

  /** One event at a time: the ledger's order is the order in which the view was folded. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work)
    turn = result.catch(() => undefined)
    return result
  }
  const record = async (event: Undated<RunEvent>): Promise<void> => {
    const dated = { ...event, at: workplace.now().toISOString() } as RunEvent
    await ledger.append(runId, dated)
    view = step(view, dated)
    show(view, dated)
  }
  const unitOf = (id: string): Unit => {
    const found = view.units.find(({ unit }) => unit.id === id)
    if (!found) throw new Error(`run ${runId} has no unit ${id}`)
    return found.unit
  }

  /** Acts on what the ledger asks for, until it asks for nothing new. */
  const advance = () =>
    inTurn(async () => {
      for (;;) {
        const { dispatch, block, split, cancel } = decide(view)
        for (const unit of cancel) await record({ kind: 'unit cancelled', unit })
        for (const { unit, into } of split) await record({ kind: 'unit split', unit, into })
        for (const { unit, by } of block) await record({ kind: 'unit blocked', unit, by })
        for (const { unit, attempts } of dispatch) {
          if (withCourier.has(unit.id)) continue
          withCourier.add(unit.id)
          await courier.dispatch({ runId, unitId: unit.id, attempt: attempts + 1 })
        }
        if (block.length + split.length === 0) return
      }
    })

  const failed = async (job: Job, error: UnitError, seconds: number): Promise<void> => {
    // What another attempt took over is that attempt's to record.
    if (error.kind !== 'superseded')
      await recordFailure(workplace.warehouse, unitOf(job.unitId), {
        runId,
        number: job.attempt,
        user: view.by,
        seconds,
        now: workplace.now(),
        today: workplace.today,
        error: errorText(error),
      })
    await record({ kind: 'unit failed', unit: job.unitId, attempt: job.attempt, error, seconds })
  }

  /** The turn of a unit has come. While it waited with the courier somebody may have asked to stop, or to hold on. */
  const begin = (job: Job): Promise<boolean> =>
    inTurn(async () => {
      withCourier.delete(job.unitId)
      const waits = view.units.some(({ unit, state }) => unit.id === job.unitId && state === 'waiting')
      if (!waits || view.pausedBy !== undefined) return false
      await record({ kind: 'unit started', unit: job.unitId, attempt: job.attempt })
      return true
    })

  const perform = async (job: Job, signal: AbortSignal): Promise<void> => {
    if (!(await begin(job))) return
    const unit = unitOf(job.unitId)
    const startedAt = workplace.now().getTime()
    const seconds = () => (workplace.now().getTime() - startedAt) / 1000
    let result = await attemptAt(unit, { runId, by: view.by }, job.attempt, workplace, signal)
    for (let attempt = 2; result.end === 'retry' && attempt <= MOST_ATTEMPTS; attempt += 1) {
      await pause(FIRST_WAIT_MS * 2 ** (attempt - 2), signal)
      result = await attemptAt(unit, { runId, by: view.by }, job.attempt, workplace, signal)
    }
    const ended = result
    await inTurn(async () => {
      if (ended.end !== 'outcome') {
        if (ended.end === 'error' && ended.stopsRun) {
          // The warehouse itself may be what is broken: tell the operator even if nothing can be recorded any more.
          await record({ kind: 'cancel requested', by: errorText(ended.error) })
        }
        return failed(job, ended.error, seconds())
      }
      const { outcome } = ended
      switch (outcome.state) {
        case 'committed': {
          const { written, failures, files } = outcome
          const committed = {
            kind: 'unit committed',
            unit: job.unitId,
            written,
            failures,
            seconds: seconds(),
          } as const
          return record(files ? { ...committed, files } : committed)
        }
        case 'superseded':
          return failed(job, { kind: 'superseded' }, seconds())
        case 'breached': {
          const { breach } = outcome
          const bad = new Set(breach.dates)
          if (bad.size === 0 || bad.size === unit.dates.length) {
            return failed(job, { kind: 'contract', breach }, seconds())
          }
          const into = splitDates(unit, bad)
          await record({ kind: 'unit split', unit: job.unitId, into })
          return failed({ ...job, unitId: into[1]?.unit ?? '' }, { kind: 'contract', breach }, seconds())
        }
      }
    })
    await advance()
  }

  courier.onJob(perform)
  let asked: Promise<unknown> = Promise.resolve()
  let wake = () => {}
  /** Notes what somebody asks for, acts on it, and wakes a run that waits with nothing under way. */
  const ask = (event: Undated<RunEvent>): Promise<void> => {
    const noted = inTurn(() => record(event))
      .then(advance)
      .finally(() => wake())
    asked = Promise.all([asked, noted])
    // It is awaited below; until then a broken ledger must not look like an error that nobody handles.
    asked.catch(() => undefined)
    return noted
  }
  const onStop = () => {
    ask({ kind: 'cancel requested', by: view.by }).catch(() => undefined)
  }
  const controls: RunControls = {
    cancel: by => ask({ kind: 'cancel requested', by }),
    pause: by => ask({ kind: 'run paused', by }),
    continue: by => ask({ kind: 'run continued', by }),
    interrupt: () => courier.interrupt(),
  }
  conducting.steer?.(controls, view)
  stop.addEventListener('abort', onStop, { once: true })
  // Somebody may have asked while the plan was made.
  if (stop.aborted) onStop()
  try {
    await advance()
    for (;;) {
      const before = view
      const woken = new Promise<void>(resolve => {
        wake = resolve
      })
      await courier.idle()
      await asked
      await turn
      if (!view.units.some(({ state }) => state === 'waiting' || state === 'running')) break
      // Paused, with nothing under way: only somebody's word moves it on.
      if (view.pausedBy !== undefined) await stayingAlive(woken)
      else if (view === before) throw new Error(`the units of run ${runId} wait for each other`)
    }
    await inTurn(() => record({ kind: 'run finished', outcome: outcomeOf(view) }))
    return view
  } finally {
    stop.removeEventListener('abort', onStop)
  }
}

/** A paused run has nothing under way, and a process with nothing under way would end. */
async function stayingAlive<T>(promise: Promise<T>): Promise<T> {
  const alive = setInterval(() => undefined, 60_000)
  try {
    return await promise
  } finally {
    clearInterval(alive)
  }
}

type Undated<T> = T extends unknown ? Omit<T, 'at'> : never

/** How a run ended, judged from its units alone. */
export function outcomeOf(view: RunView): RunOutcome {
  const states = new Set(view.units.map(({ state }) => state))
  if (states.has('failed') || states.has('blocked')) return 'failed'
  if (states.has('cancelled')) return 'cancelled'
  const wanting = view.units.some(
    ({ failures, files }) =>
      (files?.quarantined ?? 0) > 0 || Object.keys(failures).some(category => !isExpected(category)),
  )
  return wanting ? 'done with warnings' : 'done'
}

export function errorText(error: UnitError): string {
  switch (error.kind) {
    case 'contract':
      return `${error.breach.rule}: ${error.breach.rows} rows, such as ${error.breach.examples[0] ?? 'none shown'}`
    case 'superseded':
      return 'superseded: another attempt took the unit over'
    case 'broken':
      return error.message
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        reject(signal.reason)
      },
      { once: true },
    )
  })
