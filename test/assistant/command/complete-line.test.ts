import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { completeLine } from '../../../src/assistant/command/complete-line.ts'
import { parseLine } from '../../../src/assistant/command/parse-command.ts'
import { isRefusal } from '../../../src/assistant/refusal.ts'
import { commands } from './sample-commands.ts'

const dates = ['2021-11-22', '2021-11-23', '2021-12-01']
const known: Readonly<Record<string, readonly string[]>> = {
  range: ['2021-22', 'last week', 'yesterday', 'nov 2021', ...dates],
  date: dates,
  entity: ['lebron james', 'luka doncic', "de'aaron fox"],
  season: ['2021-22', '2022-23'],
}
const complete = (line: string): readonly string[] =>
  completeLine(line, { definitions: commands, values: key => known[key] ?? [] })

describe('commands', () => {
  test('an empty line begins with any command, each first word once', () => {
    expect(complete('')).toEqual([
      'backfill',
      'why',
      'sql',
      'registry',
      'runs',
      'validate',
      'help',
      'version',
    ])
  })
  test('a beginning is completed, capitals aside', () => {
    expect(complete('va')).toEqual(['validate'])
    expect(complete('R')).toEqual(['registry', 'runs'])
  })
  test('a command of two words is completed word by word', () => {
    expect(complete('registry ')).toEqual(['build', 'queue'])
    expect(complete('registry q')).toEqual(['queue'])
  })
  test('what begins no command is left alone', () => expect(complete('xyz')).toEqual([]))
})

describe('flags', () => {
  test('those of the command that are not given yet, then everybody’s', () => {
    const flags = complete('backfill nov 2021 --only psza --')
    expect(flags.slice(0, 3)).toEqual(['--phase', '--policy', '--dry-run'])
    expect(flags).toContain('--json')
    expect(flags).not.toContain('--only')
    expect(flags).not.toContain('--range')
  })
  test('a range that is complete goes on with flags', () => {
    expect(complete('backfill 2021-11-22 ').slice(0, 2)).toEqual(['--phase', '--only'])
  })
  test('the values of a flag, behind a space and behind =', () => {
    expect(complete('backfill nov 2021 --policy ')).toEqual(['missing', 'failed', 'all'])
    expect(complete('backfill nov 2021 --policy=f')).toEqual(['--policy=failed'])
    expect(complete('registry build --season 2022')).toEqual(['2022-23'])
  })
  test('a flag without a value has none to complete', () => {
    expect(complete('backfill nov 2021 --dry-run ')).not.toContain('missing')
  })
  test('a comma list goes on with the names that are not in it', () => {
    expect(complete('backfill nov 2021 --only psza,pc')).toEqual(['psza,pcf'])
    expect(complete('backfill nov 2021 --only psza,p')).toEqual(['psza,pgs', 'psza,pcf', 'psza,pdc'])
  })
})

describe('plain words', () => {
  test('values by the key of the field', () => {
    expect(complete('backfill 2021-1')).toEqual(dates)
    expect(complete('why ps')).toEqual(['psza'])
    expect(complete('why psza 2021-12')).toEqual(['2021-12-01'])
  })
  test('a value of several words is whole, with what is typed of it', () => {
    expect(complete('backfill last w')).toEqual(['last week'])
    expect(complete('why psza 2021-11-22 leb')).toEqual(['lebron james'])
    expect(complete('why psza 2021-11-22 lebron j')).toEqual(['lebron james'])
  })
  test('the end of a stretch is not before its start', () => {
    expect(complete('backfill 2021-11-23..')).toEqual(['2021-11-23..2021-11-23', '2021-11-23..2021-12-01'])
  })
  test('an unreadable line has no completion', () => expect(complete('sql "select')).toEqual([]))
})

test('a completed command or flag is never refused as unknown', () => {
  const begun = fc.constantFrom(
    '',
    'b',
    'backfill nov 2021 --',
    'backfill nov 2021 ',
    'registry ',
    'why psza 2021-11-22 -',
    'sql x --l',
  )
  fc.assert(
    fc.property(begun, fc.nat(), (line, pick) => {
      const candidates = complete(line)
      const chosen = candidates[pick % candidates.length] ?? ''
      const parsed = parseLine(line.replace(/\S*$/, chosen), commands)
      if (isRefusal(parsed)) expect(parsed.code).not.toBe('unknown-flag')
      if (isRefusal(parsed) && parsed.code === 'unknown-command')
        expect(parsed.message).toContain('needs one more word')
    }),
  )
})
