import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { redact } from '../../../src/assistant/rights/redact.ts'

describe('redact takes out what looks like a secret', () => {
  test.each([
    ['token xoxb-123-abcDEF', 'token [redacted]'],
    ['Authorization: Bearer abc.def-ghi_jkl=', 'Authorization: Bearer [redacted]'],
    ['password=hunter2 and more', 'password=[redacted] and more'],
    ['API_KEY: s3cr3t', 'API_KEY: [redacted]'],
    ['redis://user:pa55@host:6379/0', 'redis://user:[redacted]@host:6379/0'],
    ['redis://:pa55@host:6379', 'redis://:[redacted]@host:6379'],
    ['-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY----- rest', '[redacted] rest'],
  ])('%s', (text, safe) => {
    expect(redact(text)).toBe(safe)
  })

  test.each([
    'backfill 2021-11 --only psza',
    "SELECT 'Jokić' AS name",
    'why psza 2021-11-22 lebron james',
    'nba-com/schedule/2021-22/a.json',
  ])('leaves commands as they are: %s', text => {
    expect(redact(text)).toBe(text)
  })

  test('twice is once', () => {
    fc.assert(fc.property(fc.string(), text => redact(redact(text)) === redact(text)))
  })
})
