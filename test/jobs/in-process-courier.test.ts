import { expect, test } from 'vitest'
import { inProcessCourier } from '../../jobs/in-process-courier.ts'
import { courierContract } from '../contracts/courier.ts'

courierContract('the in-process courier', async () => {
  const courier = inProcessCourier()
  return { courier, close: () => courier.close() }
})

test('a job before anyone performs jobs is a bug and says so', async () => {
  const job = { runId: 'r', unitId: 'u', attempt: 1 }
  await expect(inProcessCourier().dispatch([job], 'interactive')).rejects.toThrow(/before anyone performs/)
})
