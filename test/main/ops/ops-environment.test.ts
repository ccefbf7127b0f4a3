import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { opsEnvironment } from '../../../src/main/ops/ops-environment.ts'

const environment = z.object(opsEnvironment)

describe('The variables of operation', () => {
  test.each([
    [undefined, { host: '127.0.0.1', port: 9464 }],
    ['9465', { host: '127.0.0.1', port: 9465 }],
    ['0', { host: '127.0.0.1', port: 0 }],
    ['0.0.0.0:9464', { host: '0.0.0.0', port: 9464 }],
    ['worker-1.internal:80', { host: 'worker-1.internal', port: 80 }],
    ['[::1]:9464', { host: '::1', port: 9464 }],
    ['off', undefined],
  ])('BACKCOURT_HTTP=%s is %j: nobody but this machine unless a host is named', (text, address) => {
    expect(environment.parse({ BACKCOURT_HTTP: text }).BACKCOURT_HTTP).toEqual(address)
  })

  test.each(['', ':9464', '65536', 'localhost', '::1:9464', 'http://x:1', '1.2.3.4:', '-1'])(
    'BACKCOURT_HTTP=%j is refused with what it may look like',
    text => {
      const { error } = environment.safeParse({ BACKCOURT_HTTP: text })
      expect(error?.issues[0]?.message).toContain('must look like 127.0.0.1:9464')
    },
  )

  test('a token that can be guessed is refused', () => {
    const { error } = environment.safeParse({ BACKCOURT_ADMIN_TOKEN: 'admin' })
    expect(error?.issues[0]?.message).toContain('24 characters')
    expect(environment.safeParse({ BACKCOURT_ADMIN_TOKEN: 'a'.repeat(24) }).success).toBe(true)
  })

  test('a level that pino does not know is refused with those that it does', () => {
    const { error } = environment.safeParse({ BACKCOURT_LOG_LEVEL: 'verbose' })
    expect(error?.issues[0]?.message).toBe('must be one of trace, debug, info, warn, error, fatal, silent')
  })
})
