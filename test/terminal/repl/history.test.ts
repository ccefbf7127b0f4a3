import { chmodSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { draftOf } from '../../../src/terminal/repl/draft.ts'
import { looksSecret, MOST_LINES, openHistory } from '../../../src/terminal/repl/history-file.ts'
import {
  beginSearch,
  narrowSearch,
  searchOn,
  widenSearch,
} from '../../../src/terminal/repl/search-history.ts'
import { walkBack, walkForward } from '../../../src/terminal/repl/walk-history.ts'

const newFile = (): string => path.join(mkdtempSync(path.join(tmpdir(), 'history-')), 'history')
const never = (message: string): void => {
  throw new Error(message)
}

describe('the file', () => {
  test('holds each line once in a row, newest last, for its owner only', () => {
    const file = newFile()
    const history = openHistory(file, never)
    for (const line of ['a', 'b', 'b', 'a']) history.add(line)
    expect(readFileSync(file, 'utf8')).toBe('a\nb\na\n')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(openHistory(file, never).lines()).toEqual(['a', 'b', 'a'])
  })
  test('is cut to its newest lines, cleaned, and closed to others when it is opened', () => {
    const file = newFile()
    const lines = Array.from({ length: MOST_LINES + 10 }, (_, i) => `line ${i}`)
    writeFileSync(file, [...lines, 'sql password=x', '', 'z', 'z', ''].join('\n'))
    chmodSync(file, 0o644)
    const opened = openHistory(file, never).lines()
    expect([opened.length, opened.at(-1), opened.at(-2)]).toEqual([MOST_LINES, 'z', `line ${MOST_LINES + 9}`])
    expect(readFileSync(file, 'utf8')).not.toContain('password')
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })
  test('two terminals may share it', () => {
    const file = newFile()
    const [one, other] = [openHistory(file, never), openHistory(file, never)]
    one.add('a')
    other.add('b')
    one.add('c')
    expect(openHistory(file, never).lines()).toEqual(['a', 'b', 'c'])
  })
})

test.each([
  'send xoxb-123-abc',
  'curl -H "Authorization: Bearer abc.def"',
  'connect password=hunter2',
  'connect PASSWORD = hunter2',
  'connect password=',
  'worker redis://user:pw@host/0',
])('a line with a secret is not kept: %s', line => expect(looksSecret(line)).toBe(true))

test.each(['why psza 2021-11-22', 'sql select * from t', 'help tokens', 'worker redis://host/0'])(
  'other lines are kept: %s',
  line => expect(looksSecret(line)).toBe(false),
)

describe('walking', () => {
  const entries = ['read a', 'fail', 'read b', 'read b']
  test('stops at lines that begin with what is typed, and comes back to it', () => {
    const first = walkBack(entries, draftOf('re'), undefined)
    const second = walkBack(entries, first?.draft ?? draftOf(''), first?.walk)
    expect([first?.draft.text, second?.draft.text]).toEqual(['read b', 'read a'])
    expect(walkBack(entries, second?.draft ?? draftOf(''), second?.walk)).toBeUndefined()
    const forward = walkForward(entries, second?.draft ?? draftOf(''), second?.walk)
    expect(forward?.draft.text).toBe('read b')
    expect(walkForward(entries, forward?.draft ?? draftOf(''), forward?.walk)).toEqual({
      draft: draftOf('re'),
      walk: undefined,
    })
  })
})

describe('searching', () => {
  const entries = ['read nov', 'fail nov', 'fail nov', 'read dec']
  test('goes to the newest line that holds the text, then to older ones of another text', () => {
    const found = narrowSearch(entries, beginSearch(entries), 'NOV')
    expect(entries[found.at]).toBe('fail nov')
    const older = searchOn(entries, found)
    expect([entries[older.at], searchOn(entries, older).isFound]).toEqual(['read nov', false])
  })
  test('a letter less counts from the newest line again', () => {
    const missed = narrowSearch(entries, beginSearch(entries), 'decx')
    expect(missed.isFound).toBe(false)
    expect(entries[widenSearch(entries, missed).at]).toBe('read dec')
  })
})
