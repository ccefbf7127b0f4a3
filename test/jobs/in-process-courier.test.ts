import { expect, test } from 'vitest'
import { inProcessCourier } from '../../jobs/in-process-courier.ts'
import { courierContract } from '../contracts/courier.ts'

courierContract('the in-process courier', async options => ({
  courier: inProcessCourier(options),
  close: async () => undefined,
}))

const job = { runId: 'r', unitId: 'u', attempt: 1 }

test('a performer that throws ends the wait with its error, and nothing that waits is begun', async () => {
  const courier = inProcessCourier({ concurrency: 1 })
  let begun = 0
  courier.onJob(async () => {
    begun += 1
    throw new Error('a bug')
  })
  await courier.dispatch(job)
  await courier.dispatch(job)
  await expect(courier.idle()).rejects.toThrow('a bug')
  expect(begun).toBe(1)
})

test('a job before anyone performs jobs is a bug and says so', async () => {
  await expect(inProcessCourier({ concurrency: 1 }).dispatch(job)).rejects.toThrow(/before anyone performs/)
})
