import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draftOf } from '../../../src/terminal/repl/draft.ts'
import { edit, emptyEditor } from '../../../src/terminal/repl/editor.ts'
import { fillCompletion } from '../../../src/terminal/repl/fill-completion.ts'
import type { Key } from '../../../src/terminal/repl/key.ts'
import { listColumns } from '../../../src/terminal/repl/list-columns.ts'
import { windowOf } from '../../../src/terminal/repl/window-of.ts'
import { visibleWidth } from '../../../src/terminal/visible-width.ts'
import { plain } from '../screens.ts'

const key = (name: string): Key => {
  const letter = name.split('-').at(-1) ?? ''
  return { name: letter, ctrl: name.startsWith('ctrl-'), meta: name.startsWith('alt-'), sequence: '\u001b' }
}
const typed = (text: string): readonly Key[] => [...text].map(sequence => ({ sequence }))
/** The draft after the keys, with a bar for the cursor. */
const pressed = (start: string, ...keys: readonly (string | Key)[]): string => {
  const at = start.indexOf('|')
  const draft = { text: start.replace('|', ''), cursor: at }
  const { editor } = keys.reduce<{ editor: typeof emptyEditor }>(
    ({ editor }, each) => edit(editor, typeof each === 'string' ? key(each) : each, []),
    { editor: { ...emptyEditor, draft } },
  )
  return `${editor.draft.text.slice(0, editor.draft.cursor)}|${editor.draft.text.slice(editor.draft.cursor)}`
}

describe('the keys of every shell', () => {
  test.each([
    ['ab|cd', 'ctrl-a', '|abcd'],
    ['ab|cd', 'home', '|abcd'],
    ['ab|cd', 'ctrl-e', 'abcd|'],
    ['ab|cd', 'end', 'abcd|'],
    ['ab|cd', 'ctrl-u', '|cd'],
    ['ab|cd', 'ctrl-k', 'ab|'],
    ['why psza 2021-11-22|', 'ctrl-w', 'why psza |'],
    ['why psza  |', 'ctrl-w', 'why |'],
    ['why psza 2021-11-22|', 'alt-b', 'why psza 2021-11-|22'],
    ['|why psza', 'alt-f', 'why| psza'],
    ['why| psza', 'alt-d', 'why|'],
    ['why psza|', 'alt-backspace', 'why |'],
    ['ab|cd', 'backspace', 'a|cd'],
    ['ab|cd', 'delete', 'ab|d'],
    ['ab|cd', 'ctrl-d', 'ab|d'],
    ['|abcd', 'left', '|abcd'],
    ['abcd|', 'right', 'abcd|'],
    ['|abcd', 'backspace', '|abcd'],
    ['ab|cd', 'f5', 'ab|cd'],
  ])('%s, %s: %s', (start, name, end) => expect(pressed(start, name)).toBe(end))

  test('what was cut out comes back with Ctrl-Y', () =>
    expect(pressed('ab cd|', 'ctrl-w', 'ctrl-a', 'ctrl-y')).toBe('cd|ab '))
  test('a letter with its accent, and an emoji, are one step and one deletion', () => {
    expect(pressed('e\u0301🏀|', 'left')).toBe('e\u0301|🏀')
    expect(pressed('e\u0301🏀|', 'left', 'left')).toBe('|e\u0301🏀')
    expect(pressed('e\u0301|', 'backspace')).toBe('|')
  })
  test('control characters are never typed', () =>
    expect(pressed('|', { sequence: '\u0007' }, { sequence: 'a' })).toBe('a|'))
})

/** Characters of which only a half is there. */
const halves = (text: string): number => text.match(/\p{Cs}/gu)?.length ?? 0

test('whatever is pressed, the cursor is inside the line and on no half character', () => {
  const names = [
    'left',
    'right',
    'backspace',
    'delete',
    'ctrl-w',
    'alt-b',
    'alt-f',
    'ctrl-k',
    'ctrl-u',
    'ctrl-y',
    'up',
    'down',
    'ctrl-r',
    'ctrl-g',
  ]
  const anyKey = fc.oneof(
    fc.constantFrom(...names).map(key),
    fc.constantFrom(...typed('ab é🏀大 .-'), ...typed('\u0301')),
  )
  fc.assert(
    fc.property(
      fc.array(anyKey, { maxLength: 40 }),
      fc.array(fc.string({ maxLength: 5 })),
      (keys, history) => {
        let editor = emptyEditor
        for (const each of keys) editor = edit(editor, each, history).editor
        const { text, cursor } = editor.draft
        expect(cursor).toBeGreaterThanOrEqual(0)
        expect(cursor).toBeLessThanOrEqual(text.length)
        expect(halves(text.slice(0, cursor))).toBe(0)
      },
    ),
  )
})

describe('the window on a long line', () => {
  test('is never wider than it may be and always holds the cursor', () => {
    const texts = fc
      .array(fc.constantFrom('a', 'é', '大', '🏀', 'e\u0301', '\u202e', 'word '), { maxLength: 120 })
      .map(parts => parts.join(''))
    fc.assert(
      fc.property(
        texts,
        fc.nat(),
        fc.integer({ min: 12, max: 100 }),
        fc.boolean(),
        (text, at, width, unicode) => {
          const chars = [...text]
          const cursor = chars.slice(0, at % (chars.length + 1)).join('').length
          const window = windowOf({ text, cursor }, width, unicode)
          expect(visibleWidth(window.text)).toBeLessThan(width)
          expect(window.text.length).toBeLessThan(width)
          expect(window.cursor).toBeLessThanOrEqual(window.text.length)
          const left = text.slice(0, cursor).replaceAll('\u202e', '·')
          const seen = window.text.slice(0, window.cursor).replace(/^[…~]/, '')
          expect(left.endsWith(seen)).toBe(true)
        },
      ),
    )
  })
  test('a short line is shown whole', () =>
    expect(windowOf(draftOf('help'), 20, true)).toEqual({ text: 'help', cursor: 4 }))
})

describe('completion is filled in', () => {
  test('a single candidate with a space behind it', () => {
    expect(fillCompletion(draftOf('back'), ['backfill'])).toEqual({
      draft: draftOf('backfill '),
      candidates: [],
    })
  })
  test('several as far as they agree; what is typed stays', () => {
    const candidates = ['registry', 'retry']
    expect(fillCompletion(draftOf('r'), candidates)).toEqual({ draft: draftOf('re'), candidates })
    expect(fillCompletion(draftOf('x'), candidates).draft).toEqual(draftOf('x'))
  })
  test('a candidate of several words replaces those that are there', () => {
    expect(fillCompletion(draftOf('why psza 2021-11-22 lebron j'), ['LeBron James']).draft.text).toBe(
      'why psza 2021-11-22 LeBron James ',
    )
  })
  test('in the middle of a line the rest stays', () => {
    expect(fillCompletion({ text: 'cov nov 2021', cursor: 3 }, ['coverage']).draft).toEqual({
      text: 'coverage nov 2021',
      cursor: 8,
    })
  })
})

describe('candidates in columns', () => {
  test('are read from top to bottom and never wider than the screen', () => {
    expect(listColumns(['aa', 'bb', 'cc', 'dd', 'ee'], 8, { ...plain, width: 10 })).toEqual([
      'aa  cc  ee',
      'bb  dd',
    ])
  })
  test('say how many there was no room for', () => {
    const words = Array.from({ length: 100 }, (_, i) => `player ${i}`)
    const lines = listColumns(words, 4, plain)
    expect(lines).toHaveLength(4)
    expect(lines.at(-1)).toBe('and 79 more; type a letter or two')
  })
})
