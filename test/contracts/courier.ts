import { afterEach, describe, expect, it } from 'vitest'
import type { Courier, Job } from '../../jobs/courier.ts'

/** A new courier that carries nothing yet. */
export type MakeCourier = () => Promise<{ readonly courier: Courier; close(): Promise<void> }>

const job = (n: number): Job => ({ runId: 'r1', unitId: `psza 2021-11-${10 + n}`, attempt: 1 })
const jobs = (count: number) => Array.from({ length: count }, (_, n) => job(n))
const pass = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

/** A promise and what resolves it. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open: () => void = () => {}
  const opened = new Promise<void>(resolve => {
    open = resolve
  })
  return { opened, open }
}

/** Performs nothing before it is let go, and notes what began in which order. */
function heldPerformer() {
  const [begun, letGo] = [gate(), gate()]
  const seen: string[] = []
  return {
    seen,
    begun: begun.opened,
    letGo: letGo.open,
    perform: async ({ unitId }: Job): Promise<void> => {
      seen.push(unitId)
      begun.open()
      await letGo.opened
    },
  }
}

/** What every courier must do. `skips` maps the name of a rule that one is excused from to the reason. */
export function courierContract(
  name: string,
  make: MakeCourier,
  skips: Readonly<Record<string, string>> = {},
): void {
  describe(`${name} keeps the courier contract`, () => {
    const rules = new Set<string>()
    const opened: { close(): Promise<void> }[] = []
    const courierOf = async () => {
      const made = await make()
      opened.push(made)
      return made.courier
    }
    afterEach(async () => {
      for (const made of opened.splice(0)) await made.close()
    })
    const rule = (says: string, check: () => Promise<void>): void => {
      rules.add(says)
      const reason = skips[says]
      if (reason === undefined) it(says, check)
      else it.skip(`${says} (not here: ${reason})`, check)
    }

    rule('brings every job to whoever performs, once, as it was given', async () => {
      const courier = await courierOf()
      const seen: Job[] = []
      await courier.onJob(async given => void seen.push(given), 2)
      await courier.dispatch(jobs(12), 'interactive')
      await courier.dispatch(jobs(20).slice(12), 'bulk')
      await courier.idle()
      expect(seen.sort((a, b) => (a.unitId < b.unitId ? -1 : 1))).toEqual(jobs(20))
    })

    rule('carries at most so many at a time, and so many when there are enough', async () => {
      for (const concurrency of [1, 3]) {
        const courier = await courierOf()
        let [now, most] = [0, 0]
        await courier.onJob(async () => {
          now += 1
          most = Math.max(most, now)
          await pass(20)
          now -= 1
        }, concurrency)
        await courier.dispatch(jobs(9), 'interactive')
        await courier.idle()
        expect(most).toBe(concurrency)
      }
    })

    rule('carries a job that waits or is being performed no second time', async () => {
      const courier = await courierOf()
      const { perform, seen, begun, letGo } = heldPerformer()
      await courier.onJob(perform, 1)
      await courier.dispatch([job(0), job(1), job(1)], 'interactive')
      await begun
      await courier.dispatch(jobs(2), 'interactive')
      await courier.dispatch(jobs(2), 'bulk')
      letGo()
      await courier.idle()
      expect(seen).toEqual([job(0).unitId, job(1).unitId])
    })

    rule('carries the same unit twice when it was taken up again', async () => {
      const courier = await courierOf()
      const seen: number[] = []
      await courier.onJob(async ({ attempt }) => void seen.push(attempt), 1)
      await courier.dispatch([job(1), { ...job(1), attempt: 2 }], 'interactive')
      await courier.idle()
      expect(seen.sort()).toEqual([1, 2])
    })

    rule('carries a job that has ended again', async () => {
      const courier = await courierOf()
      const seen: string[] = []
      await courier.onJob(async ({ unitId }) => void seen.push(unitId), 1)
      for (let times = 1; times <= 3; times += 1) {
        await courier.dispatch([job(1)], 'interactive')
        await courier.idle()
        expect(seen).toHaveLength(times)
      }
    })

    rule('carries a job again whose performer threw', async () => {
      const courier = await courierOf()
      let times = 0
      const again = gate()
      await courier.onJob(async () => {
        times += 1
        if (times === 1) throw new Error('a bug')
        again.open()
      }, 1)
      await courier.dispatch([job(1)], 'interactive')
      await courier.idle().catch(() => undefined)
      await courier.dispatch([job(1)], 'interactive')
      await again.opened
      expect(times).toBeGreaterThan(1)
    })

    rule('gives a free place to whoever waits for it, then to the daily work, then to bulk', async () => {
      const courier = await courierOf()
      const { perform, seen, begun, letGo } = heldPerformer()
      await courier.onJob(perform, 1)
      await courier.dispatch([job(0)], 'bulk')
      await begun
      await courier.dispatch([job(1), job(2)], 'bulk')
      await courier.dispatch([job(3), job(4)], 'daily')
      await courier.dispatch([job(5), job(6)], 'interactive')
      letGo()
      await courier.idle()
      expect(seen).toEqual([0, 5, 6, 3, 4, 1, 2].map(n => job(n).unitId))
    })

    rule('is idle only when the jobs that jobs dispatched are done as well', async () => {
      const courier = await courierOf()
      const seen: number[] = []
      await courier.onJob(async given => {
        await pass(2)
        if (given.attempt < 5) await courier.dispatch([{ ...given, attempt: given.attempt + 1 }], 'daily')
        seen.push(given.attempt)
      }, 2)
      await courier.dispatch([job(1)], 'daily')
      await courier.idle()
      expect(seen.sort()).toEqual([1, 2, 3, 4, 5])
    })

    rule('is idle at once when there is nothing to do', async () => {
      const courier = await courierOf()
      await courier.onJob(async () => undefined, 2)
      expect(await courier.idle()).toBeUndefined()
    })

    rule('shows what a performer threw to whoever waits for it to be idle', async () => {
      const courier = await courierOf()
      await courier.onJob(async () => {
        throw new Error('a bug')
      }, 1)
      await courier.dispatch([job(1)], 'interactive')
      await expect(courier.idle()).rejects.toThrow('a bug')
    })

    rule('when it drains ends what is under way, and begins nothing of what waits or comes', async () => {
      const courier = await courierOf()
      const { perform, seen, begun, letGo } = heldPerformer()
      let [hasEnded, wasAborted] = [false, false]
      await courier.onJob(async (given, signal) => {
        await perform(given)
        // Whoever ends a unit hands over what waited for it.
        await courier.dispatch([job(7)], 'interactive')
        await pass(5)
        wasAborted = signal.aborted
        hasEnded = true
      }, 1)
      await courier.dispatch(jobs(3), 'interactive')
      await begun
      const drained = courier.drain().then(() => hasEnded)
      letGo()
      expect([await drained, wasAborted]).toEqual([true, false])
      await courier.dispatch([job(8)], 'interactive')
      await pass(50)
      expect(seen).toEqual([job(0).unitId])
    })

    rule(
      'when it is interrupted aborts what is under way, and begins nothing of what waits or comes',
      async () => {
        const courier = await courierOf()
        const begun = gate()
        const seen: string[] = []
        const aborted: string[] = []
        await courier.onJob(
          ({ unitId }, signal) =>
            new Promise(done => {
              seen.push(unitId)
              if (seen.length === 2) begun.open()
              signal.addEventListener('abort', () => {
                aborted.push(unitId)
                done()
              })
            }),
          2,
        )
        await courier.dispatch(jobs(5), 'interactive')
        await begun.opened
        await courier.interrupt()
        await courier.dispatch([job(8)], 'interactive')
        await pass(50)
        expect([seen, aborted].map(ids => ids.sort())).toEqual([
          [job(0).unitId, job(1).unitId],
          [job(0).unitId, job(1).unitId],
        ])
      },
    )

    rule('drains and interrupts at once when there is nothing to do', async () => {
      const courier = await courierOf()
      await courier.onJob(async () => undefined, 2)
      expect([await courier.drain(), await courier.interrupt()]).toEqual([undefined, undefined])
    })

    it('is excused from rules that there are', () => {
      expect(Object.keys(skips).filter(says => !rules.has(says))).toEqual([])
    })
  })
}
