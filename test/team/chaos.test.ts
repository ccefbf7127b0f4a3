import { expect, test } from 'vitest'
import { chaos } from './chaos.ts'

test('eight kills, a Redis that breaks, and operators who type anything: in the end all is as after a clean run', async () => {
  const done: string[] = []
  expect(await chaos({ seed: 8, kills: 8, say: line => done.push(line) }), done.join('\n')).toEqual([])
})
