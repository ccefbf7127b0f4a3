import { afterEach, describe, expect, it } from 'vitest'
import type { Courier, Job } from '../../jobs/courier.ts'

export type MakeCourier = (options: {
  readonly concurrency: number
}) => Promise<{ readonly courier: Courier; close(): Promise<void> }>

const job = (n: number): Job => ({ runId: 'r1', unitId: `psza 2021-11-${10 + n}`, attempt: 1 })
const jobs = (count: number) => Array.from({ length: count }, (_, n) => job(n))

/** What every courier must do. `make` gives a new one, which carries so many jobs at a time. */
export function courierContract(name: string, make: MakeCourier): void {
  describe(`${name} keeps the courier contract`, () => {
    const opened: { close(): Promise<void> }[] = []
    const courierOf = async (concurrency = 2) => {
      const made = await make({ concurrency })
      opened.push(made)
      return made.courier
    }
    afterEach(async () => {
      for (const made of opened.splice(0)) await made.close()
    })

    it('brings every job to whoever performs, once, as it was given', async () => {
      const courier = await courierOf()
      const seen: Job[] = []
      courier.onJob(async given => void seen.push(given))
      for (const given of jobs(20)) await courier.dispatch(given)
      await courier.idle()
      expect(seen.sort((a, b) => (a.unitId < b.unitId ? -1 : 1))).toEqual(jobs(20))
    })

    it('carries at most so many at a time, and so many when there are enough', async () => {
      for (const concurrency of [1, 3]) {
        const courier = await courierOf(concurrency)
        let [now, most] = [0, 0]
        courier.onJob(async () => {
          now += 1
          most = Math.max(most, now)
          await new Promise(resolve => setTimeout(resolve, 5))
          now -= 1
        })
        for (const given of jobs(9)) await courier.dispatch(given)
        await courier.idle()
        expect(most).toBe(concurrency)
      }
    })

    it('is idle only when the jobs that jobs dispatched are done as well', async () => {
      const courier = await courierOf()
      const seen: string[] = []
      courier.onJob(async given => {
        await new Promise(resolve => setTimeout(resolve, 2))
        if (given.attempt < 5) await courier.dispatch({ ...given, attempt: given.attempt + 1 })
        seen.push(`${given.attempt}`)
      })
      await courier.dispatch(job(1))
      await courier.idle()
      expect(seen).toEqual(['1', '2', '3', '4', '5'])
    })

    it('is idle at once when there is nothing to do', async () => {
      const courier = await courierOf()
      courier.onJob(async () => undefined)
      expect(await courier.idle()).toBeUndefined()
    })

    it('interrupts what is being performed and forgets what waits', async () => {
      const courier = await courierOf(1)
      const [begun, interrupted] = [[] as string[], [] as string[]]
      const first = new Promise<void>(resolve => {
        courier.onJob(
          (given, signal) =>
            new Promise(done => {
              begun.push(given.unitId)
              resolve()
              signal.addEventListener('abort', () => {
                interrupted.push(given.unitId)
                done()
              })
            }),
        )
      })
      for (const given of jobs(3)) await courier.dispatch(given)
      await first
      courier.interrupt()
      await courier.idle()
      expect([begun, interrupted]).toEqual([[job(0).unitId], [job(0).unitId]])
    })
  })
}
