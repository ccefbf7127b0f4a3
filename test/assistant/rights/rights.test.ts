import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../../src/assistant/refusal.ts'
import type { Asker } from '../../../src/assistant/rights/asker.ts'
import { authorise, ownersRights, parseRights, type Rights } from '../../../src/assistant/rights/rights.ts'

const FILE = 'rights.json'
const person = (id: string, more: Partial<Asker> = {}): Asker => ({ id, name: id, groups: [], ...more })
const rights = (text: string): Rights => {
  const parsed = parseRights(text, FILE)
  if (isRefusal(parsed)) throw new Error(parsed.message)
  return parsed
}

describe('rights', () => {
  test('without a file whoever can open the home is its admin', () => {
    expect(ownersRights.roleOf(person('anybody'))).toBe('admin')
  })

  test('name a role for everyone and for users', () => {
    const { roleOf } = rights('{"everyone": "viewer", "users": {"ana": "operator", "bo": "admin"}}')
    expect(['ana', 'bo', 'cy'].map(name => roleOf(person(name)))).toEqual(['operator', 'admin', 'viewer'])
  })

  test('a user called like a part of every object has the role of everyone', () => {
    expect(rights('{"everyone": "viewer"}').roleOf(person('constructor'))).toBe('viewer')
  })

  test('without a file people of a chat only look', () => {
    expect(ownersRights.roleOf(person('slack:U1'))).toBe('viewer')
  })

  test('name groups: the most of them counts, and a role of his own goes before', () => {
    const { roleOf } = rights(
      '{"everyone": "viewer", "users": {"slack:U2": "viewer"}, "groups": {"slack:S1": "operator", "slack:S2": "admin"}}',
    )
    const groups = ['slack:S1', 'slack:S2', 'slack:S3']
    expect(roleOf(person('slack:U1', { groups }))).toBe('admin')
    expect(roleOf(person('slack:U1', { groups: ['slack:S1'] }))).toBe('operator')
    expect(roleOf(person('slack:U2', { groups }))).toBe('viewer')
  })

  test('cap what anybody may do in a channel, and in every other one', () => {
    const { roleOf } = rights(
      '{"everyone": "operator", "users": {"slack:U1": "admin"}, "channels": {"slack:C1": "viewer", "slack:C2": "admin", "*": "operator"}}',
    )
    const at = (channel: string) => roleOf(person('slack:U1', { channel }))
    expect(['slack:C1', 'slack:C2', 'slack:C3'].map(at)).toEqual(['viewer', 'admin', 'operator'])
    expect(roleOf(person('slack:U1'))).toBe('admin')
    expect(roleOf(person('slack:U2', { channel: 'slack:C2' }))).toBe('operator')
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

  const file = rights(
    '{"everyone": "viewer", "users": {"ana": "operator", "bo": "admin", "slack:U1": "admin", "slack:U2": "viewer"}, "groups": {"slack:S1": "operator"}, "channels": {"slack:C1": "viewer"}}',
  )
  const judge = (asker: Asker, needed: 'operator' | 'admin', given = file) =>
    authorise({ rights: given, user: asker.name, asker }, needed, 'backfill')

  test('a higher role may do what lower ones may, and no more than its own', () => {
    expect(judge(person('bo'), 'operator')).toBeUndefined()
    expect(judge(person('ana'), 'operator')).toBeUndefined()
    expect(judge(person('ana'), 'admin')?.code).toBe('not-allowed')
  })

  test('a refusal says whom to ask, on the same surface, and what to write down', () => {
    expect(judge(person('cy'), 'operator')?.message).toBe(
      '`backfill` is for operators and admins; cy is a viewer here. Ask ana or bo, or ask whoever runs me to name `cy` in `rights.json`.',
    )
    expect(judge(person('slack:U3'), 'operator')?.message).toContain(
      'Ask slack:U1, or ask whoever runs me to name `slack:U3` in `rights.json`.',
    )
    expect(judge(person('slack:U3'), 'operator', ownersRights)?.message).toContain(
      'Nobody in Slack may do more before there is a `rights.json`',
    )
  })

  test('a refusal because of the channel says to ask elsewhere', () => {
    expect(judge(person('slack:U1', { channel: 'slack:C1' }), 'operator')?.message).toContain(
      'Nobody may do more in this channel: ask in another one.',
    )
  })

  test('know who is named himself or by a group, and not only as everyone', () => {
    const groups = ['slack:S1']
    expect(
      [person('slack:U2'), person('slack:U9', { groups }), person('slack:U9')].map(file.isNamed),
    ).toEqual([true, true, false])
    expect([person('slack:U1'), person('me')].map(ownersRights.isNamed)).toEqual([false, true])
  })
})
