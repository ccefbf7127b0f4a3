import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCommand, parseLine } from '../../../src/assistant/command/parse-command.ts'
import { printCommand } from '../../../src/assistant/command/print-command.ts'
import { printWords } from '../../../src/assistant/command/quote-word.ts'
import { splitWords } from '../../../src/assistant/command/split-words.ts'
import { isRefusal } from '../../../src/assistant/refusal.ts'
import { commands, processors } from './sample-commands.ts'

const printable = fc.string({ unit: 'grapheme', maxLength: 12 })
const odd = fc.constantFrom(
  "'",
  '"',
  '\\',
  ' ',
  '—',
  '–x',
  '-',
  '--',
  '\u00a0',
  '’',
  '\n',
  '\u200b',
  '$',
  '`',
)
const text = fc.array(fc.oneof(printable, odd), { minLength: 1, maxLength: 5 }).map(parts => parts.join(''))

const word = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...commands.flatMap(({ name }) => name.split(' '))) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...['--phase', '3', '--phase=4', '--only', 'psza,tdza', '--only=mlfs', '--dry-run', '--json', '--yes'],
      ...[
        '--limit',
        '7',
        '--season=2021-22',
        'nov',
        '2021',
        '--',
        '-h',
        '--home',
        '--home=-x',
        '-',
        '—dry-run',
      ],
      ...['constructor', '__proto__', '--constructor', '--__proto__=1', ...processors],
    ),
  },
  { weight: 2, arbitrary: text },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
)

const command = fc.oneof(
  fc.array(word, { maxLength: 8 }),
  fc
    .tuple(fc.constantFrom('backfill', 'sql', 'why psza'), fc.array(word, { maxLength: 6 }))
    .map(([name, rest]) => [...name.split(' '), ...rest]),
  text.map(query => ['sql', '--limit', '3', '--', query]),
  fc.tuple(text, text).map(([season]) => ['registry', 'build', `--season=${season}`]),
)

describe('the canonical line', () => {
  test.each([
    ['--json --phase 3 backfill   nov 2021 --yes', 'backfill nov 2021 --phase 3'],
    ['backfill --dry-run --only "psza, tdza" 2021-11', "backfill 2021-11 --only 'psza, tdza' --dry-run"],
    ["why psza 2021-11-22 De'Aaron Fox", 'why psza 2021-11-22 "De\'Aaron Fox"'],
    ['sql "select  1"', "sql 'select  1'"],
    ['sql --limit=5 -- -x y', 'sql --limit 5 -- -x y'],
  ])('%s → %s', (line, printed) => {
    const parsed = parseLine(line, commands)
    if (isRefusal(parsed) || parsed.asks === 'help') throw new Error(JSON.stringify(parsed))
    expect(printCommand(parsed)).toBe(printed)
  })

  test('any words are refused, or printed to a line that parses to the same input; nothing throws', () => {
    let accepted = 0
    fc.assert(
      fc.property(command, words => {
        const parsed = parseCommand(words, commands)
        if (isRefusal(parsed)) {
          expect(parsed.message).not.toBe('')
          return
        }
        if (parsed.asks === 'help') return
        accepted++
        const again = parseLine(printCommand(parsed), commands)
        expect(again).toMatchObject({ asks: 'run', definition: parsed.definition })
        expect(again).toHaveProperty('input', parsed.input)
        expect(again).toHaveProperty('typed', parsed.typed)
      }),
      { numRuns: 3_000 },
    )
    // A property that accepts next to nothing would prove nothing.
    expect(accepted).toBeGreaterThan(300)
  })

  test('any words without control characters come back from their printed line', () => {
    fc.assert(
      fc.property(fc.array(text), words => {
        const plain = words.map(one => one.replaceAll(/[^\P{Cc}\t\n\r]/gu, ''))
        expect(splitWords(printWords(plain))).toEqual(plain)
      }),
    )
  })

  test('any line is split or refused, without throwing', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), line => {
        const parsed = parseLine(line, commands)
        expect(isRefusal(parsed) || parsed.asks).toBeTruthy()
      }),
    )
  })
})
