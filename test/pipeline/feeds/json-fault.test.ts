import fc from 'fast-check'
import { expect, it } from 'vitest'
import { jsonFault } from '../../../src/pipeline/feeds/json-fault.ts'

const parses = (text: string) => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

it('finds a fault exactly where JSON.parse does', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '\\u00',
    'a',
    '1',
    '-',
    '.5',
    'e+',
    'true',
    'nul',
    ' ',
    '\n',
    '\t',
    '"a"',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), parts => {
      const text = parts.join('')
      expect(jsonFault(text) === undefined, text).toBe(parses(text))
    }),
    { numRuns: 3000 },
  )
  fc.assert(fc.property(fc.json(), text => jsonFault(text) === undefined))
})

it('calls every cut of an object cut, and none of them broken', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(), (value, n) => {
      const text = JSON.stringify(value)
      expect(jsonFault(text.slice(0, n % text.length))).toMatchObject({ cut: true })
    }),
  )
})

it.each([
  ['{"a":NaN}', 5],
  ['{"a":1,}', 7],
  ["{'a':1}", 1],
  ['{"a":1}{', 7],
  ['[1 2]', 3],
  ['{"a":01}', 5],
  ['{"a":"\u0001"}', 6],
])('points at the place where %j breaks', (text, at) => {
  expect(jsonFault(text)).toEqual({ at, cut: false })
})
