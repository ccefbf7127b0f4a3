import { expect, test } from 'vitest'
import { openLogger } from '../../../src/main/ops/open-logger.ts'
import { slackLogger } from '../../../src/main/ops/slack-logger.ts'
import { keptLines } from './kept-lines.ts'

const open = (level: 'debug' | 'info' | 'fatal') => {
  const kept = keptLines()
  return { ...kept, log: slackLogger(openLogger({ level, role: 'slack', to: kept.to })) }
}

test("Bolt's words, values and errors become one entry each, with secrets found by their keys", () => {
  const { log, entries } = open('debug')
  log.debug('http request', 'sent', { token: 'no-shape-at-all', channel: 'C1' })
  log.error(new Error('socket closed'))
  const [request, failure] = entries()
  expect(request).toMatchObject({
    level: 'debug',
    part: 'slack',
    msg: 'http request sent',
    details: [{ token: '[redacted]', channel: 'C1' }],
  })
  expect(failure).toMatchObject({ level: 'error', msg: 'socket closed', err: { message: 'socket closed' } })
})

test('our level holds, whatever Bolt would like, and Bolt is told in its own words', () => {
  const { log, lines } = open('info')
  log.setLevel('debug' as ReturnType<typeof log.getLevel>)
  log.debug('every request')
  expect(lines).toEqual([])
  expect(log.getLevel()).toBe('info')
  expect(open('fatal').log.getLevel()).toBe('error')
})
