import { afterEach, describe, expect, test } from 'vitest'
import { type FiringParts, fireSchedule } from '../../../jobs/schedules/fire-schedule.ts'
import { scheduleStore } from '../../../jobs/schedules/schedule-store.ts'
import type { Answer } from '../../../src/assistant/answer/answer.ts'
import { refuse } from '../../../src/assistant/refusal.ts'
import type { Schedule } from '../../../src/assistant/schedules/schedules.ts'
import { easternTimes } from '../../../src/assistant/schedules/wall-times.ts'
import type { Warehouse } from '../../../src/warehouse/warehouse.ts'
import { memoryKeyedStore } from '../../redis/memory-keyed-store.ts'
import { ana, done, listener, november, schedule, scheduleWarehouse } from './schedule-parts.ts'

const warehouses: Warehouse[] = []
afterEach(async () => {
  for (const warehouse of warehouses.splice(0)) await warehouse.close()
})

/** A worker that looks at one schedule at instants that the test chooses. */
async function workerWith(
  kept: Schedule,
  answer: Parameters<typeof listener>[0] = async () => done,
  more: Partial<FiringParts> = {},
) {
  const warehouse = await scheduleWarehouse()
  warehouses.push(warehouse)
  let now = new Date(kept.createdAt)
  let ids = 0
  const schedules = scheduleStore({
    reading: async () => warehouse,
    writing: async () => warehouse,
    queue: { keep: async () => {}, drop: async () => {}, nudge: async () => {}, close: async () => {} },
    now: () => now,
    newId: () => `id${++ids}`,
  })
  await schedules.put(kept)
  const heard = listener(answer)
  const outbox = memoryKeyedStore(() => now)
  const parts: FiringParts = {
    schedules,
    times: easternTimes,
    calendar: async () => november,
    ask: heard.ask,
    outbox,
    now: () => now,
    isLeaving: () => false,
    ...more,
  }
  return {
    ...heard,
    schedules,
    outbox,
    parts,
    at: async (instant: string, job = `job of ${instant}`, by?: typeof ana) => {
      now = new Date(instant)
      return fireSchedule({ id: kept.id, ...(by ? { by } : {}) }, job, parts)
    },
    last: async () => (await schedules.list())[0]?.last,
  }
}

describe('a firing', () => {
  test('asks the line with the rights of who added it, confirmed, in the daily lane', async () => {
    const worker = await workerWith(schedule())
    expect(await worker.at('2021-11-23T14:00:00Z')).toBe('settled')
    expect(worker.lines()).toEqual(['--yes validate yesterday'])
    expect(worker.asked[0]?.turn).toMatchObject({ from: 'schedule', asker: ana, lane: 'daily' })
    expect(await worker.asked[0]?.turn.confirm('Really?', 'a name')).toBeUndefined()
    expect(await worker.last()).toEqual({
      at: '2021-11-23T14:00:00.000Z',
      outcome: 'done',
      headline: 'All accounted for.',
    })
  })

  test('gives words after the end of flags back as they were', async () => {
    const worker = await workerWith(schedule({ line: 'count psza -- yesterday', on: 'every-day' }))
    await worker.at('2021-11-23T14:00:00Z')
    expect(worker.lines()).toEqual(['--yes count psza -- yesterday'])
  })

  test('is skipped on a day that is not its day, and the reason is kept', async () => {
    const worker = await workerWith(schedule())
    expect(await worker.at('2021-11-22T14:00:05Z')).toBe('settled')
    expect(worker.lines()).toEqual([])
    expect(await worker.last()).toMatchObject({
      outcome: 'skipped',
      headline: 'Skipped: no games on 2021-11-21.',
    })
    expect(await worker.outbox.list('outbox:')).toEqual([])
  })

  test('is owed once, however often it is looked for', async () => {
    const worker = await workerWith(schedule())
    await worker.at('2021-11-23T14:00:00Z')
    expect(await worker.at('2021-11-23T14:00:01Z')).toBe('nothing owed')
    expect(await worker.at('2021-11-23T20:00:00Z')).toBe('nothing owed')
    expect(worker.lines()).toHaveLength(1)
  })

  test('is not owed before the first time after it was added', async () => {
    const worker = await workerWith(schedule({ createdAt: '2021-11-23T14:30:00.000Z' }))
    expect(await worker.at('2021-11-23T15:00:00Z')).toBe('nothing owed')
  })

  test('of clocks that were set back is not owed a second time', async () => {
    const worker = await workerWith(schedule({ on: 'every-day' }))
    await worker.at('2021-11-23T14:00:00Z')
    expect(await worker.at('2021-11-22T14:30:00Z')).toBe('nothing owed')
    expect(await worker.at('2021-11-23T14:00:00Z', 'again')).toBe('nothing owed')
    expect(worker.lines()).toHaveLength(1)
  })

  test('that was missed is made up for within six hours, and only the last one', async () => {
    const worker = await workerWith(schedule({ on: 'every-day' }))
    expect(await worker.at('2021-11-23T20:00:00Z')).toBe('settled')
    expect(worker.lines()).toHaveLength(1)
  })

  test('that was missed for longer is kept as missed', async () => {
    const worker = await workerWith(schedule({ on: 'every-day' }))
    expect(await worker.at('2021-11-23T20:00:01Z')).toBe('settled')
    expect(worker.lines()).toEqual([])
    expect(await worker.last()).toMatchObject({
      outcome: 'missed',
      headline: 'No worker was there at 09:00 on 2021-11-23, nor within 6 hours.',
    })
  })

  test('on the days when clocks change is one', async () => {
    for (const [day, late] of [
      ['2021-03-14', '2021-03-14T13:00:00Z'],
      ['2021-11-07', '2021-11-07T14:00:00Z'],
    ]) {
      const worker = await workerWith(schedule({ on: 'every-day', createdAt: `${day}T05:00:00.000Z` }))
      const hours = Array.from({ length: 24 }, (_, hour) => `${day}T${String(hour).padStart(2, '0')}:00:00Z`)
      const settled: string[] = []
      for (const hour of hours.slice(6)) if ((await worker.at(hour)) === 'settled') settled.push(hour)
      expect(settled).toEqual([late])
    }
  })

  test('of a paused or removed schedule does nothing; what fell due in the pause is not made up for', async () => {
    const worker = await workerWith(schedule({ on: 'every-day' }))
    await worker.schedules.pause('k3f9', 'ben')
    expect(await worker.at('2021-11-23T14:00:00Z')).toBe('nothing owed')
    await worker.schedules.resume('k3f9')
    expect(await worker.at('2021-11-23T14:01:00Z')).toBe('nothing owed')
    expect(await worker.at('2021-11-24T14:00:00Z')).toBe('settled')
    await worker.schedules.remove('k3f9')
    expect(await worker.at('2021-11-25T14:00:00Z')).toBe('nothing owed')
  })

  test('by hand asks whatever day it is, with the rights of who wants it, and leaves the next time as it is', async () => {
    const worker = await workerWith(schedule())
    const ben = { id: 'ben', name: 'ben', groups: [] }
    expect(await worker.at('2021-11-23T13:59:00Z', 'by hand', ben)).toBe('settled')
    expect(worker.asked[0]?.turn.asker).toEqual(ben)
    expect(await worker.at('2021-11-23T14:00:00Z')).toBe('settled')
    expect(worker.lines()).toHaveLength(2)
  })

  test('that is refused says why', async () => {
    const worker = await workerWith(schedule(), async () => refuse('not-allowed', 'ana is a viewer here.'))
    await worker.at('2021-11-23T14:00:00Z')
    expect(await worker.last()).toMatchObject({ outcome: 'refused', headline: 'ana is a viewer here.' })
  })
})

describe('the answer', () => {
  test.each([
    ['daily', 'digest'],
    ['validate yesterday', 'answer'],
  ])('of `%s` waits in the outbox as %s', async (line, kind) => {
    const worker = await workerWith(schedule({ line, postTo: 'C0123' }))
    await worker.at('2021-11-23T14:00:00Z')
    const posts = await worker.outbox.list('outbox:')
    expect(posts.map(({ value }) => JSON.parse(value))).toEqual([
      { channel: 'C0123', kind, answer: done, line },
    ])
  })
})

test('a refusal in the outbox says what was refused, for nobody there has asked', async () => {
  const refusal = refuse('not-allowed', 'ana is a viewer here.', 'help')
  const worker = await workerWith(schedule({ postTo: 'C0123' }), async () => refusal)
  await worker.at('2021-11-23T14:00:00Z')
  const [post] = await worker.outbox.list('outbox:')
  expect(JSON.parse(post?.value ?? '')).toMatchObject({
    kind: 'answer',
    answer: {
      outcome: 'failed',
      headline: 'The scheduled `validate yesterday` was refused: ana is a viewer here.',
      next: ['help'],
    },
  })
})

describe('a firing that began a run', () => {
  const begun: Answer = { ...done, headline: 'Run r1 goes on.', data: { runId: 'r1' } }
  const ended: Answer = { ...done, headline: 'Done (run r1).', data: { runId: 'r1', outcome: 'done' } }

  test('keeps its id', async () => {
    const worker = await workerWith(schedule(), async (_words, { hear }) => {
      hear('r1', { kind: 'run paused', at: '2021-11-23T14:00:00Z', by: 'ana' })
      return ended
    })
    await worker.at('2021-11-23T14:00:00Z')
    expect(await worker.last()).toMatchObject({ outcome: 'done', runId: 'r1' })
  })

  test('is handed on by a worker that leaves; the next one follows the run and does not ask again', async () => {
    let leaving = true
    const worker = await workerWith(
      schedule({ postTo: 'C0123' }),
      async (words, { hear }) => {
        hear('r1', { kind: 'run paused', at: '2021-11-23T14:00:00Z', by: 'ana' })
        return words.includes('watch') ? ended : begun
      },
      { isLeaving: () => leaving },
    )
    expect(await worker.at('2021-11-23T14:00:00Z', 'the job')).toBe('handed on')
    expect(await worker.outbox.list('outbox:')).toEqual([])
    leaving = false
    expect(await worker.at('2021-11-23T14:00:05Z', 'another job')).toBe('nothing owed')
    expect(await worker.at('2021-11-23T14:00:06Z', 'the job')).toBe('settled')
    expect(worker.lines()).toEqual(['--yes validate yesterday', 'watch r1'])
    expect(await worker.last()).toMatchObject({ headline: 'Done (run r1).', runId: 'r1' })
    expect(await worker.outbox.list('outbox:')).toHaveLength(1)
  })

  test('whose worker was killed before it could say anything is done by the same job when it comes again', async () => {
    let dies = true
    const worker = await workerWith(schedule(), async (_words, { hear }) => {
      hear('r1', { kind: 'run paused', at: '2021-11-23T14:00:00Z', by: 'ana' })
      if (!dies) return ended
      await new Promise(resolve => setImmediate(resolve))
      throw new Error('killed')
    })
    await expect(worker.at('2021-11-23T14:00:00Z', 'the job')).rejects.toThrow('killed')
    dies = false
    expect(await worker.at('2021-11-23T14:00:20Z', 'the job')).toBe('settled')
    expect(worker.lines()).toEqual(['--yes validate yesterday', 'watch r1'])
  })
})
