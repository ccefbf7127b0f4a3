import { expect, test } from 'vitest'
import { watchParts } from '../../../src/main/ops/watch-parts.ts'

const clock = () => {
  let minute = 0
  return { now: () => new Date(Date.UTC(2021, 10, 30, 12, minute)), pass: () => (minute += 1) }
}

test('a part has a state, and since when it has it', async () => {
  const { now, pass } = clock()
  let trouble: string | undefined
  const read = watchParts(
    [
      {
        name: 'redis',
        check: async () => {
          if (trouble) throw new Error(trouble)
        },
      },
    ],
    now,
  )
  expect(await read()).toEqual({ redis: { state: 'up', since: '2021-11-30T12:00:00.000Z' } })
  pass()
  expect((await read()).redis?.since).toBe('2021-11-30T12:00:00.000Z')
  pass()
  trouble = 'redis://:hunter2@redis refused\n    at connect (/app/dist/cli.js:1:1)'
  const down = { state: 'down', since: '2021-11-30T12:02:00.000Z' }
  expect(await read()).toEqual({ redis: { ...down, reason: 'redis://:[redacted]@redis refused' } })
  pass()
  expect((await read()).redis?.since).toBe(down.since)
  trouble = undefined
  expect(await read()).toEqual({ redis: { state: 'up', since: '2021-11-30T12:03:00.000Z' } })
})

test('a part that hangs is down, is asked once however many want to know, and is up when it answers after all', async () => {
  let asked = 0
  let answer: () => void = () => {}
  const hanging = () => {
    asked += 1
    return new Promise<void>(resolve => {
      answer = resolve
    })
  }
  const read = watchParts(
    [
      { name: 'redis', check: hanging },
      { name: 'warehouse', check: async () => undefined },
    ],
    clock().now,
  )
  const [one, other] = await Promise.all([read(), read()])
  expect(one?.redis).toMatchObject({ state: 'down', reason: 'no answer for 2 s' })
  expect(one?.warehouse?.state).toBe('up')
  expect(other).toEqual(one)
  const third = read()
  answer()
  expect((await third).redis?.state).toBe('up')
  expect(asked).toBe(1)
})

test('a check that throws before it promises anything is a part that is down', async () => {
  const check = () => {
    throw new Error('not connected')
  }
  expect(await watchParts([{ name: 'slack', check }], clock().now)()).toMatchObject({
    slack: { state: 'down', reason: 'not connected' },
  })
})
