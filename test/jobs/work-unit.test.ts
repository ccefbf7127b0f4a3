import { describe, expect, test } from 'vitest'
import type { Job } from '../../jobs/courier.ts'
import type { Perform, Performed } from '../../jobs/perform-unit.ts'
import { workUnit } from '../../jobs/work-unit.ts'
import type { Ledger } from '../../src/assistant/ledger/ledger.ts'
import type { Lane } from '../../src/assistant/run/lane.ts'
import type { NewEvent } from '../../src/assistant/run/run-log.ts'
import { openRunLog } from '../../src/assistant/run/run-log.ts'
import type { Row } from '../../src/warehouse/warehouse.ts'
import {
  beginRun,
  breached,
  broken,
  committed,
  sayEvent,
  states,
  tickingClock,
  workplaceWith,
} from './conduct.ts'
import { memoryLedger } from './memory-ledger.ts'
import { dayAt, planOf } from './random-plan.ts'

const days = [0, 1].map(dayAt)
const plan = planOf({ psza: days, pdc: days }, 10)
const [psza, pdc] = ['psza', 'pdc'].map(target => `${target} 2021-11-02..2021-11-03`) as [string, string]
const job: Job = { runId: 'r', unitId: psza, attempt: 1 }
const never = new AbortController().signal

/** One worker beside others, who are only heard of through the ledger. */
async function worker(...before: readonly NewEvent[]) {
  const ledger: { -readonly [Part in keyof Ledger]: Ledger[Part] } = memoryLedger()
  await beginRun(ledger, plan)
  const clock = tickingClock()
  const open = async () => {
    const log = await openRunLog('r', ledger, clock)
    if (!log) throw new Error('the ledger does not know the run')
    return log
  }
  const [log, elsewhere] = [await open(), await open()]
  const others = (...events: readonly NewEvent[]) => elsewhere.record(() => events)
  await others(...before)
  const noted: string[] = []
  const performed: { readonly unit: string; readonly attempt: number }[] = []
  const handed: Job[] = []
  const warned: string[] = []
  let history: readonly Row[] = []
  const courier = {
    dispatch: async (jobs: readonly Job[], _lane: Lane) => void handed.push(...jobs),
    onJob: async () => undefined,
    idle: async () => undefined,
    drain: async () => undefined,
    interrupt: async () => undefined,
    close: async () => undefined,
  }
  const workplace = workplaceWith(clock, noted, () => history)
  return {
    others,
    noted,
    performed,
    handed,
    warned,
    ledger,
    /** From now on the run history says that these are committed. */
    commits: (...units: readonly string[]) => {
      history = units.map(unit_id => ({ unit_id, written: 7, seconds: 1.5 }))
    },
    work: (
      given: Job = job,
      perform: (signal: AbortSignal) => Promise<Performed> = async () => committed,
      signal = never,
    ) => {
      const noting: Perform = async (unit, _run, attempt, _workplace, within) => {
        performed.push({ unit: unit.id, attempt })
        return perform(within)
      }
      const warn = (message: string) => void warned.push(message)
      return workUnit(given, { log, courier, workplace, perform: noting, warn }, signal)
    },
    kinds: async () => (await ledger.events('r')).slice(1).map(sayEvent),
    view: log.view,
    log,
  }
}

const started = (attempt: number): NewEvent => ({
  kind: 'unit started',
  unit: psza,
  attempt,
  holder: 'there 2',
})
const commit: NewEvent = { kind: 'unit committed', unit: psza, written: 7, failures: {}, seconds: 1 }
const aborted = async (signal: AbortSignal): Promise<Performed> => {
  if (!signal.aborted) await new Promise(resolve => signal.addEventListener('abort', resolve, { once: true }))
  throw signal.reason
}

describe('a job', () => {
  test('of a unit that waits is done, told, and what waited for it is handed over', async () => {
    const { work, kinds, handed, view } = await worker()
    await work()
    expect(await kinds()).toEqual([`unit started ${psza}`, `unit committed ${psza}`])
    expect(handed).toEqual([{ runId: 'r', unitId: pdc, attempt: 1 }])
    expect(view().units[0]?.holder).toBe('here 1')
  })

  test('of a unit whose performer is gone begins it again as its next attempt', async () => {
    const { work, performed, view } = await worker(started(1))
    await work()
    expect(performed).toEqual([{ unit: psza, attempt: 2 }])
    expect(view().units[0]).toMatchObject({ state: 'committed', attempts: 2 })
  })

  test('of a unit that its lost performer committed is told, not done again', async () => {
    const { work, performed, kinds, handed, commits, view } = await worker(started(1))
    commits(psza)
    await work()
    expect(performed).toEqual([])
    expect(await kinds()).toEqual([`unit started ${psza}`, `unit committed ${psza}`])
    expect(view().units[0]).toMatchObject({ state: 'committed', written: 7, seconds: 1.5 })
    expect(handed.map(({ unitId }) => unitId)).toEqual([pdc])
  })

  test('of a unit that ended elsewhere does nothing but hand over what waited for it', async () => {
    const { work, performed, handed, kinds } = await worker(started(1), commit)
    await work()
    expect(performed).toEqual([])
    expect(handed.map(({ unitId }) => unitId)).toEqual([pdc])
    expect(await kinds()).toHaveLength(2)
  })

  test.each([1, 2, 3, 4])('of a unit that %d performers lost is tried once more', async lost => {
    const { work, performed } = await worker(...Array.from({ length: lost }, (_, n) => started(n + 1)))
    await work()
    expect(performed).toEqual([{ unit: psza, attempt: lost + 1 }])
  })

  test('of a unit that five performers lost fails, with words and a way out, and blocks who reads it', async () => {
    const { work, performed, view } = await worker(...[1, 2, 3, 4, 5].map(started))
    await work()
    expect(performed).toEqual([])
    expect(states(view())).toEqual([`${psza}: failed`, `${pdc}: blocked`])
    expect(view().units[0]?.error).toEqual({
      kind: 'broken',
      message: 'it was begun 5 times, and nobody brought it to an end',
      fix: 'look at the log of the workers, and at the memory that they have',
    })
    expect(view().outcome).toBe('failed')
  })

  test('of an earlier take of the run does nothing', async () => {
    const { work, performed, kinds } = await worker({ kind: 'run resumed', by: 'bo', pid: 2 })
    await work()
    expect([performed, await kinds()]).toEqual([[], ['run resumed']])
    await work({ ...job, attempt: 2 })
    expect(performed).toEqual([{ unit: psza, attempt: 1 }])
  })

  test('of a unit that nobody knows, or of a run that ended, does nothing', async () => {
    const { work, performed, others, kinds } = await worker()
    await work({ ...job, unitId: 'psza 1999-01-01' })
    await others(started(1), commit, { kind: 'unit cancelled', unit: pdc })
    await others({ kind: 'run finished', outcome: 'cancelled' })
    const before = await kinds()
    await work()
    await work({ ...job, unitId: pdc })
    expect([performed, await kinds()]).toEqual([[], before])
  })

  test('of a paused run leaves its unit waiting, and is done when the run goes on', async () => {
    const { work, performed, others, view } = await worker({ kind: 'run paused', by: 'bo' })
    await work()
    expect([performed, states(view())]).toEqual([[], [`${psza}: waiting`, `${pdc}: waiting`]])
    await others({ kind: 'run continued', by: 'bo' })
    await work()
    expect(performed).toHaveLength(1)
  })

  test('of a paused run that goes on while it is put down is done: nobody else is given it', async () => {
    const { work, performed, others, ledger } = await worker({ kind: 'run paused', by: 'bo' })
    const { events } = ledger
    // The first look is that of this worker, who then finds the run paused.
    ledger.events = async (...given) => {
      const found = await events(...given)
      ledger.events = events
      await others({ kind: 'run continued', by: 'bo' })
      return found
    }
    await work()
    expect(performed).toHaveLength(1)
  })

  test('of a run whose interruption is heard in the moment in which its unit begins is interrupted', async () => {
    const { work, log, view } = await worker()
    const working = work(job, aborted)
    // Recorded in turn right after the start of the unit, before anyone listens.
    const asking = log.record(known =>
      known.units[0]?.state === 'running' ? [{ kind: 'cancel requested', by: 'bo', now: true }] : [],
    )
    await Promise.all([working, asking])
    expect(states(view())).toEqual([`${psza}: cancelled`, `${pdc}: cancelled`])
  })

  test('of a cancelled run cancels its unit, also where the performer is gone', async () => {
    for (const before of [[], [started(1)]]) {
      const { work, performed, view } = await worker(...before, { kind: 'cancel requested', by: 'bo' })
      await work()
      expect(performed).toEqual([])
      expect(states(view())).toEqual([`${psza}: cancelled`, `${pdc}: cancelled`])
      expect(view().outcome).toBe('cancelled')
    }
  })

  test('that this process gives up leaves its unit running, for whoever gets the job next', async () => {
    const { work, view } = await worker()
    const leaving = new AbortController()
    const working = work(job, aborted, leaving.signal)
    await expect.poll(() => view().units[0]?.state).toBe('running')
    leaving.abort(new Error('interrupted'))
    await expect(working).rejects.toThrow('interrupted')
    expect(states(view())).toEqual([`${psza}: running`, `${pdc}: waiting`])
    await work()
    expect(view().units[0]).toMatchObject({ state: 'committed', attempts: 2 })
  })
})

describe('somebody who took a unit over', () => {
  test.each<readonly [string, Performed]>([
    ['failed', broken('error', 'division by zero')],
    ['was superseded', { end: 'outcome', outcome: { state: 'superseded' } }],
    ['broke its contract', breached(days[0] as string)],
  ])('speaks for it; that the first performer %s is no news', async (_, ended) => {
    const { work, others, kinds, view } = await worker()
    await work(job, async () => {
      await others(started(2))
      return ended
    })
    expect(states(view())).toEqual([`${psza}: running`, `${pdc}: waiting`])
    await others(commit)
    expect((await kinds()).filter(kind => !kind.startsWith('unit started'))).toEqual([
      `unit committed ${psza}`,
    ])
  })

  test('has nothing cancelled by the first performer that he has committed', async () => {
    const { work, others, view } = await worker()
    await work(job, async signal => {
      await others(started(2), commit, { kind: 'cancel requested', by: 'bo', now: true })
      // Another job of this process reads what others wrote.
      await work({ ...job, unitId: 'psza 1999-01-01' })
      return aborted(signal)
    })
    expect(states(view())).toEqual([`${psza}: committed`, `${pdc}: cancelled`])
  })

  test('finds what the first performer committed told, and says no second time that it is', async () => {
    const { work, others, kinds } = await worker()
    await work(job, async () => {
      await others(started(2))
      return committed
    })
    await work(job, async () => committed)
    expect((await kinds()).filter(kind => kind.startsWith('unit committed'))).toEqual([
      `unit committed ${psza}`,
    ])
  })

  test('without a word in the ledger, for he was given up and claimed it late, may commit or loses it again', async () => {
    for (const commits of [true, false]) {
      const { work, commits: commit, performed, warned, view } = await worker(started(1))
      await work(job, async () => {
        if (performed.length > 1) return committed
        if (commits) commit(psza)
        return { end: 'outcome', outcome: { state: 'superseded' } }
      })
      expect(view().units[0]).toMatchObject({ state: 'committed', attempts: commits ? 2 : 3 })
      expect(warned).toEqual([`${psza} of run r was lost`])
    }
  })

  test('is known even where the ledger forgot how many attempts there were', async () => {
    const { work, others, view } = await worker()
    await work(job, async () => {
      await others(started(1))
      return { end: 'outcome', outcome: { state: 'superseded' } }
    })
    expect(view().units[0]).toMatchObject({ state: 'running', holder: 'there 2' })
  })
})
