import type { Courier, Job, Performer } from '../../jobs/courier.ts'
import type { Choose } from './simulate-run.ts'

/** A queue between processes that live in one test, with what goes wrong in real ones. */
export type SharedQueue = {
  /** The courier of one more process. */
  courier(): Courier
  /** Jobs that wait or are being performed. */
  readonly carried: () => readonly Job[]
  /** As a queue that came back without its memory: what waits is gone. */
  empty(): void
  /** Hands a job to a second performer although the first one has it: he was silent for too long. */
  deliverAgain(): void
}

/** Which process gets which job, and when, is chosen: interleavings that real queues reach only now and then. */
export function sharedQueue(choose: Choose, ticks = 4): SharedQueue {
  type Carried = { readonly job: Job; taken: boolean }
  const carried = new Map<string, Carried>()
  const performers: { readonly perform: Performer; free: number; readonly signal: AbortSignal }[] = []
  const keyOf = ({ runId, unitId, attempt }: Job) => `${runId} ${unitId} ${attempt}`
  let underWay = 0
  let settled: (() => void)[] = []

  const settle = () => {
    if (carried.size > 0 || underWay > 0) return
    for (const resolve of settled.splice(0)) resolve()
  }
  const hand = async (job: Job, to: (typeof performers)[number], key: string | undefined) => {
    to.free -= 1
    underWay += 1
    for (let n = choose(ticks); n > 0; n -= 1) await new Promise(resolve => setImmediate(resolve))
    // What a performer throws is lost with him: his job is gone until somebody looks after the run.
    await to.perform(job, to.signal).catch(() => undefined)
    to.free += 1
    underWay -= 1
    if (key !== undefined) carried.delete(key)
    deal()
    settle()
  }
  function deal(): void {
    for (;;) {
      const free = performers.filter(performer => performer.free > 0)
      const waiting = [...carried.entries()].filter(([, { taken }]) => !taken)
      const [to, found] = [
        free[choose(Math.max(free.length, 1))],
        waiting[choose(Math.max(waiting.length, 1))],
      ]
      if (!to || !found) return
      const [key, entry] = found
      entry.taken = true
      void hand(entry.job, to, key)
    }
  }
  return {
    courier: () => {
      const interruption = new AbortController()
      let own: (typeof performers)[number] | undefined
      const leave = async () => {
        const at = own ? performers.indexOf(own) : -1
        if (at >= 0) performers.splice(at, 1)
      }
      return {
        dispatch: async jobs => {
          for (const job of jobs) {
            const key = keyOf(job)
            if (!carried.has(key)) carried.set(key, { job, taken: false })
          }
          deal()
        },
        onJob: async (perform, concurrency) => {
          own = { perform, free: concurrency, signal: interruption.signal }
          performers.push(own)
          deal()
        },
        idle: () =>
          new Promise(resolve => {
            settled = [...settled, resolve]
            settle()
          }),
        drain: leave,
        interrupt: async () => {
          await leave()
          interruption.abort(new Error('interrupted'))
        },
        close: leave,
      }
    },
    carried: () => [...carried.values()].map(({ job }) => job),
    empty: () => {
      for (const [key, { taken }] of carried) if (!taken) carried.delete(key)
    },
    deliverAgain: () => {
      const taken = [...carried.values()].filter(entry => entry.taken)
      const [to, found] = [
        performers[choose(Math.max(performers.length, 1))],
        taken[choose(Math.max(taken.length, 1))],
      ]
      if (to && found) void hand(found.job, to, undefined)
    },
  }
}
