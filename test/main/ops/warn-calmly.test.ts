import { expect, test } from 'vitest'
import { openLogger } from '../../../src/main/ops/open-logger.ts'
import { warnCalmly } from '../../../src/main/ops/warn-calmly.ts'
import { keptLines } from './kept-lines.ts'

test('a server that is away is told twice a minute, with how often the same was held back, and other troubles at once', () => {
  const { to, entries } = keptLines()
  let second = 0
  const warn = warnCalmly(openLogger({ level: 'info', role: 'worker', to }), () => new Date(second * 1000))
  for (; second <= 60; second += 1) warn('the connection broke', new Error('ECONNREFUSED'))
  warn('the connection broke', new Error('READONLY'))
  expect(
    entries().map(({ level, msg, repeated, err }) => [level, msg, repeated, (err as Error).message]),
  ).toEqual([
    ['warn', 'the connection broke', undefined, 'ECONNREFUSED'],
    ['warn', 'the connection broke', 29, 'ECONNREFUSED'],
    ['warn', 'the connection broke', 29, 'ECONNREFUSED'],
    ['warn', 'the connection broke', undefined, 'READONLY'],
  ])
})
