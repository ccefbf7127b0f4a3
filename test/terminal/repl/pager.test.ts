import { describe, expect, test } from 'vitest'
import { openPager, type Pager, pageKey, renderPager } from '../../../src/terminal/repl/pager.ts'
import { plain } from '../screens.ts'

const lines = Array.from({ length: 100 }, (_, i) => `line ${i + 1}`)
const ROWS = 11
const press = (pager: Pager | undefined, ...names: readonly string[]): Pager | undefined =>
  names.reduce<Pager | undefined>(
    (now, name) =>
      now &&
      pageKey(
        now,
        {
          name: name.toLowerCase(),
          shift: name === 'N' || name === 'G',
          sequence: name.length === 1 ? name : undefined,
        },
        ROWS,
      ),
    pager,
  )
const open = openPager(lines)

test('it shows as many lines as the screen has rows, and where they are', () => {
  const seen = renderPager(open, ROWS, plain)
  expect(seen).toHaveLength(ROWS)
  expect([seen[0], seen.at(-2), seen.at(-1)]).toEqual([
    'line 1',
    'line 10',
    'lines 1-10 of 100  space: on, b: back, /: search, q: close',
  ])
})

test.each([
  [['space'], 10],
  [['return'], 1],
  [['space', 'b'], 0],
  [['space', 'space', 'k'], 19],
  [['b'], 0],
  [['G'], 90],
  [['G', 'space'], 90],
  [['end', 'home'], 0],
])('%j is at line %i', (keys, top) => expect(press(open, ...keys)?.top).toBe(top))

test.each(['q', 'escape'])('%s closes it', name => expect(press(open, name)).toBeUndefined())

describe('searching', () => {
  test('goes to the next line with the text; n and N go on from there', () => {
    const found = press(open, '/', '7', '3', 'return')
    expect(found?.top).toBe(72)
    const many = press(open, '/', '5', 'return', 'n', 'n')
    expect(many?.top).toBe(24)
    expect(press(many, 'N')?.top).toBe(14)
  })
  test('says when there is none and stays', () => {
    const missed = press(open, '/', 'x', 'x', 'return')
    expect([missed?.top, missed?.note]).toEqual([0, "no other line below holds 'xx'"])
  })
  test('q is a letter while it is typed', () => expect(press(open, '/', 'q')?.typing).toBe('q'))
})

test('a short text and a small screen do not break it', () => {
  expect(renderPager(openPager(['one']), 3, plain)).toEqual([
    'one',
    '',
    'lines 1-1 of 1 (end)  space: on, b: back, /: search, q: close',
  ])
  expect(renderPager(openPager(lines), 1, plain)).toHaveLength(2)
})

test('a line as wide as the screen is shown whole, a wider one is cut', () => {
  const seen = renderPager(openPager(['x'.repeat(80), 'y'.repeat(81)]), 5, plain)
  expect(seen.slice(0, 2)).toEqual(['x'.repeat(80), `${'y'.repeat(79)}…`])
})
