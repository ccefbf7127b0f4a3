import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../../src/assistant/refusal.ts'
import { authorise, ownersRights, parseRights, type Rights } from '../../../src/assistant/rights/rights.ts'

const FILE = 'rights.json'
const rights = (text: string): Rights => {
  const parsed = parseRights(text, FILE)
  if (isRefusal(parsed)) throw new Error(parsed.message)
  return parsed
}

describe('rights', () => {
  test('without a file whoever can open the home is its admin', () => {
    expect(ownersRights.roleOf('anybody')).toBe('admin')
  })

  test('name a role for everyone and for users', () => {
    const { roleOf } = rights('{"everyone": "viewer", "users": {"ana": "operator", "bo": "admin"}}')
    expect(['ana', 'bo', 'cy'].map(roleOf)).toEqual(['operator', 'admin', 'viewer'])
  })

  test('a user called like a part of every object has the role of everyone', () => {
    expect(rights('{"everyone": "viewer"}').roleOf('constructor')).toBe('viewer')
  })

  test.each([
    ['', 'empty'],
    ['{', 'cut off'],
    ['{"users": {}}', 'without everyone'],
    ['{"everyone": "root"}', 'an unknown role'],
    ['{"everyone": "viewer", "user": {}}', 'a misspelt key'],
    ['null', 'nothing'],
  ])('never fall open: %s (%s) is refused', text => {
    const parsed = parseRights(text, FILE)
    expect(isRefusal(parsed) && parsed.code).toBe('bad-rights')
  })

  test('a higher role may do what lower ones may, and no more than its own', () => {
    expect(authorise('bo', 'admin', 'operator', 'backfill')).toBeUndefined()
    expect(authorise('ana', 'operator', 'operator', 'backfill')).toBeUndefined()
    expect(authorise('cy', 'viewer', 'operator', 'backfill')?.message).toBe(
      '`backfill` is for operators and admins; cy is a viewer here.',
    )
    expect(authorise('ana', 'operator', 'admin', 'registry replace')?.code).toBe('not-allowed')
  })
})
