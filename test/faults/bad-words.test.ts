import { beforeAll, describe, expect, test } from 'vitest'
import { backcourtJson, type Where } from '../commands/command-line.ts'
import { treeOf } from '../commands/contents.ts'
import { homeAt, LAST_DAY, PHASE_4 } from '../commands/prepared-home.ts'

let where: Where
let before: ReturnType<typeof treeOf>
beforeAll(async () => {
  where = await homeAt('raw')
  before = treeOf(where.home)
})

/** Refused with 2, nothing run or written, and a line to type instead that holds the words given. */
async function refused(words: readonly string[], code: string | RegExp, ...suggestion: readonly string[]) {
  const { code: exit, document } = await backcourtJson([...words, '--yes'], where)
  expect([exit, document.outcome]).toEqual([2, 'refused'])
  expect(document.code).toMatch(code)
  const said = `${document.message} ${document.fix.join(' | ')}`
  for (const part of suggestion) expect(said).toContain(part)
  expect(said.length).toBeLessThan(2000)
  expect(treeOf(where.home)).toEqual(before)
}

describe('words that are not quite right never run', () => {
  test.each<[string, readonly string[], string, readonly string[]]>([
    ['a flag misspelt', ['backfill', LAST_DAY, '--dry-rnu'], 'unknown-flag', ['--dry-run']],
    ['a command misspelt', ['backfil', LAST_DAY], 'unknown-command', [`backfill ${LAST_DAY}`]],
    ['a table misspelt', ['backfill', LAST_DAY, '--only', 'pzsa'], 'unknown-value', ['psza']],
    [
      'a table misspelt among others',
      ['backfill', LAST_DAY, '--only', 'tdza,pzsa'],
      'unknown-value',
      ['tdza,psza'],
    ],
    ['a policy misspelt', ['backfill', LAST_DAY, '--policy', 'al'], 'unknown-value', ['all']],
    [
      'a phase that there is none of',
      ['backfill', LAST_DAY, '--phase', '5'],
      'unknown-value',
      ['2, 3, 4', 'all'],
    ],
    ['one word too many', ['backfill', LAST_DAY, 'now'], '', ['now']],
    ['two ranges', ['backfill', LAST_DAY, '2021-11-10'], '', []],
    ['a range in several words', ['count', 'psza', 'last', 'fortnight'], '', []],
    ['smart quotes', ['sql', '“SELECT', '1”'], '', []],
    ['an em dash for two', ['backfill', LAST_DAY, '—dry-run'], '', ['--dry-run']],
    ['an en dash for two', ['backfill', LAST_DAY, '–dry-run'], '', ['--dry-run']],
    ['a no-break space in a command', ['backfill\u00a02021-11-11'], '', ['backfill']],
    ['a no-break space before a flag', ['backfill', LAST_DAY, '\u00a0--dry-run'], '', ['--dry-run']],
    ['a zero-width space', ['back\u200bfill', LAST_DAY], '', ['backfill']],
    ['an emoji', ['🏀'], 'unknown-command', []],
    ['an emoji for a table', ['count', '🏀', LAST_DAY], 'unknown-value', []],
    ['a command in capitals', ['BACKFILL', LAST_DAY], '', ['backfill']],
    ['the program twice', ['backcourt', 'runs'], 'unknown-command', ['runs']],
    ['a flag twice', ['backfill', LAST_DAY, '--policy', 'all', '--policy', 'failed'], '', ['--policy']],
    ['a flag without its value', ['backfill', LAST_DAY, '--policy'], '', ['--policy']],
    ['an empty word', ['backfill', ''], '', []],
    ['nothing but flags', ['--dry-run'], '', []],
    ['an SQL injection for a run', ['run', "x'; DROP TABLE backcourt.runs; --"], 'unknown-run', ['runs']],
    [
      'two flags that say the same',
      ['backfill', LAST_DAY, '--phase', '4', '--only', 'psza'],
      'contradiction',
      [`--only psza`],
    ],
  ])('%s', (_, words, code, suggestion) => refused(words, code, ...suggestion))

  test('a paste of 100 KB is answered in a few lines', async () => {
    await refused(['x'.repeat(100_000)], 'too-long')
    await refused(['backfill', 'y '.repeat(50_000)], 'too-long')
    await refused(['backfill', LAST_DAY, `--${'z'.repeat(100_000)}`], 'too-long')
  })

  test('nothing at all is helped', async () => {
    await refused([], 'no-command', 'help')
  })
})

describe('dates that are not quite right never run', () => {
  test.each<[string, string, string, readonly string[]]>([
    ['a day that does not exist', '2021-11-31', 'bad-range', ['2021-11-30']],
    ['the end before the start', '2021-11-11..2021-11-02', '', [PHASE_4]],
    ['tomorrow in words', 'tomorrow', '', []],
    ['a day in the future', '2999-01-01', '', []],
    ['a season before any', '1945', '', []],
    ['a year of long ago', '1945-11-01', 'unknown-season', ['2021-22']],
    ['a day without its year', '11/12', '', []],
    ['a season that is none', '2021-23', '', []],
    ['a month that is none', '2021-13', '', []],
    ['three ends', '2021-11-02..2021-11-03..2021-11-04', '', []],
    ['one dot too many', '2021-11-02...2021-11-04', '', [`2021-11-02..2021-11-04`]],
    ['one dot too few', '2021-11-02.2021-11-04', '', []],
    ['digits that are none of ours', '２０２１-11-02', '', []],
  ])('%s', (_, range, code, suggestion) => refused(['backfill', range, '--phase', '3'], code, ...suggestion))
})
