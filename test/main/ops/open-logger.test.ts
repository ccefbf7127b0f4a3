import { describe, expect, test } from 'vitest'
import packageJson from '../../../package.json' with { type: 'json' }
import { openLogger } from '../../../src/main/ops/open-logger.ts'
import { keptLines } from './kept-lines.ts'

const kept = (options: Partial<Parameters<typeof openLogger>[0]> = {}) => {
  const { to, ...rest } = keptLines()
  return { logger: openLogger({ level: 'info', role: 'worker', to, ...options }), ...rest }
}

describe('The log', () => {
  test('is one JSON object a line, with version, PID, role and the ids of the unit', () => {
    const { logger, lines, entries } = kept()
    logger.child({ runId: 'k7m2xq', unitId: 'psza 2021-11-02', attempt: 2 }).info('unit started')
    expect(lines[0]?.endsWith('}\n')).toBe(true)
    expect(entries()).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        version: packageJson.version,
        pid: process.pid,
        role: 'worker',
        runId: 'k7m2xq',
        unitId: 'psza 2021-11-02',
        attempt: 2,
        msg: 'unit started',
      },
    ])
  })

  test('says nothing below its level', () => {
    const { logger, lines } = kept({ level: 'warn' })
    logger.info('quiet')
    logger.warn('loud')
    expect(lines).toHaveLength(1)
  })

  const slackToken = ['xoxb', '1111-2222-abcdef'].join('-')
  const appToken = ['xapp', '1-A111-222-fedcba'].join('-')
  const signingSecret = '8f742231b10e8888abcd99yyyzzz85a5'

  test.each<[string, (logger: ReturnType<typeof openLogger>) => void]>([
    ['in the message', logger => logger.info(`called with ${slackToken} and ${appToken}`)],
    [
      'in the middle of a quotation',
      logger => logger.info(`token="${slackToken}" and secret=${signingSecret}"`),
    ],
    [
      'under a key that says so',
      logger => logger.info({ headers: { authorization: 'Basic hunter2-hunter2' } }, 'x'),
    ],
    ['deep in a value', logger => logger.info({ a: [{ b: slackToken, c: { d: signingSecret } }] }, 'x')],
    [
      'in the ids of a child',
      logger => logger.child({ url: 'redis://ops:hunter2-hunter2@redis:6379' }).info('x'),
    ],
    [
      'in an error and its stack',
      logger => logger.error(new Error(`rejected redis://:hunter2-hunter2@r:1 ${appToken}`)),
    ],
    ['in the cause of an error', logger => logger.error(new Error('x', { cause: new Error(slackToken) }))],
  ])('shows no secret %s, and stays JSON', (_, say) => {
    const { logger, lines, entries } = kept({ secrets: [appToken, signingSecret, undefined, ''] })
    say(logger)
    expect(entries()).toHaveLength(1)
    expect(lines[0]).toContain('[redacted]')
    for (const secret of [slackToken, appToken, signingSecret, 'hunter2-hunter2'])
      expect(lines[0]).not.toContain(secret)
  })

  test('can be lines for a person, as clean as the others', () => {
    const { logger, lines } = kept({ pretty: true })
    logger.warn({ lane: 'bulk', url: 'redis://ops:hunter2@redis' }, 'redis is back')
    expect(lines.map(line => line.slice(9))).toEqual([
      'warn  redis is back  lane=bulk url=redis://ops:[redacted]@redis\n',
    ])
    logger.error(new Error('broken'))
    expect(lines[1]).toContain('\nError: broken\n    at ')
  })
})
