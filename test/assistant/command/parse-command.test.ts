import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineCommand } from '../../../src/assistant/command/define-command.ts'
import { type Parsed, parseCommand, parseLine } from '../../../src/assistant/command/parse-command.ts'
import { isRefusal, type Refusal } from '../../../src/assistant/refusal.ts'
import { commands } from './sample-commands.ts'

type Run = Extract<Parsed, { asks: 'run' }>

const refusalOf = (line: string): Refusal => {
  const parsed = parseLine(line, commands)
  if (!isRefusal(parsed)) throw new Error(`accepted: ${line}`)
  return parsed
}

const runOf = (line: string): Run => {
  const parsed = parseLine(line, commands)
  if (isRefusal(parsed) || parsed.asks === 'help') throw new Error(`not run: ${JSON.stringify(parsed)}`)
  return parsed
}

describe('bad input never runs and gets the line put right (fault 19)', () => {
  test.each<[line: string, code: string, says: RegExp, fix: string | undefined]>([
    [
      'backfill nov 2021 --dry-rnu',
      'unknown-flag',
      /did you mean `--dry-run`/,
      'backfill nov 2021 --dry-run',
    ],
    ['backfill nov 2021 --dryrun', 'unknown-flag', /`--dryrun`/, 'backfill nov 2021 --dry-run'],
    ['backfill nov 2021 --dry_run', 'unknown-flag', /`--dry_run`/, 'backfill nov 2021 --dry-run'],
    ['backfill nov 2021 -dry-run', 'unknown-flag', /`-dry-run`/, 'backfill nov 2021 --dry-run'],
    ['backfill nov 2021 --JSON', 'unknown-flag', /`--JSON`/, 'backfill nov 2021 --json'],
    ['backfill --phse=3 nov 2021', 'unknown-flag', /`--phse`/, 'backfill --phase=3 nov 2021'],
    ['--dry-rnu backfill nov 2021', 'unknown-flag', /`--dry-rnu`/, '--dry-run backfill nov 2021'],
    ['backfill nov 2021 --xyzzyplugh', 'unknown-flag', /it takes --phase, --only/, undefined],
    ['backfil nov 2021', 'unknown-command', /did you mean `backfill`/, 'backfill nov 2021'],
    ['Backfill nov 2021', 'unknown-command', /did you mean/, 'backfill nov 2021'],
    ['back fill nov 2021 --json', 'unknown-command', /`back fill`/, 'backfill nov 2021 --json'],
    ['registry biuld --season 2021-22', 'unknown-command', /did you mean/, 'registry build --season 2021-22'],
    ['registry-build --season 2021-22', 'unknown-command', /did you mean/, 'registry build --season 2021-22'],
    ['regsitry queue', 'unknown-command', /did you mean/, 'registry queue'],
    ['validat 2021-11-22', 'unknown-command', /`validat`/, 'validate 2021-11-22'],
    ['registry', 'unknown-command', /build, queue/, 'registry build'],
    ['/backcourt runs --json', 'unknown-command', /without its name/, 'runs --json'],
    ['/backcourt', 'unknown-command', /without its name/, 'help'],
    ['\u200b', 'odd-characters', /invisible/, 'help'],
    ['frobnicate', 'unknown-command', /there are backfill, why/, 'help'],
    [
      'backfill nov 2021 --only pzsa',
      'unknown-value',
      /did you mean `psza`/,
      'backfill nov 2021 --only psza',
    ],
    ['backfill nov 2021 --only=tdza,pzsa', 'unknown-value', /`pzsa`/, 'backfill nov 2021 --only=tdza,psza'],
    ['backfill nov 2021 --only psza,,tdza', 'bad-value', /empty name/, undefined],
    ['backfill nov 2021 --only psza,psza', 'bad-value', /`psza` twice/, undefined],
    ['why pzsa 2021-11-22', 'unknown-value', /`<processor>` cannot be `pzsa`/, 'why psza 2021-11-22'],
    ['backfill nov 2021 --phase 5', 'unknown-value', /one of 2, 3, 4, all/, 'backfill nov 2021 --phase 2'],
    ['backfill nov 2021 --policy mising', 'unknown-value', /missing/, 'backfill nov 2021 --policy missing'],
    ['runs foo bar', 'extra-word', /`foo bar`/, 'runs'],
    ['backfill', 'missing-argument', /needs `<range>`/, 'backfill nov 2021'],
    ['why', 'missing-argument', /needs `<processor>`/, 'why psza 2021-11-22 lebron james'],
    ['why psza', 'missing-argument', /needs `<date>`/, 'why psza 2021-11-22 lebron james'],
    ['registry build', 'missing-argument', /needs `--season`/, 'registry build --season 2021-22'],
    ['backfill nov 2021 --phase', 'missing-value', /2, 3, 4, all/, 'backfill nov 2021 --phase 2'],
    ['backfill nov 2021 --phase --json', 'missing-value', /`--phase`/, 'backfill nov 2021 --phase 2 --json'],
    ['backfill nov 2021 --phase=', 'missing-value', /`--phase`/, 'backfill nov 2021 --phase 2'],
    ['backfill nov 2021 --home ""', 'missing-value', /`--home` needs a value: DIR/, undefined],
    ['backfill nov 2021 --dry-run=true', 'flag-takes-no-value', /`true`/, 'backfill nov 2021 --dry-run'],
    ['backfill nov 2021 --dry-run=false', 'flag-takes-no-value', /`false`/, 'backfill nov 2021'],
    ['backfill nov 2021 --yes --yes', 'repeated-flag', /twice/, 'backfill nov 2021 --yes'],
    ['backfill nov 2021 --phase 3 --phase=4', 'repeated-flag', /twice/, 'backfill nov 2021 --phase=4'],
    ['backfill x --only psza --only tdza', 'repeated-flag', /twice/, 'backfill x --only psza,tdza'],
    ['backfill --range nov 2021', 'unknown-flag', /as a plain word/, 'backfill nov 2021'],
    ['backfill ""', 'empty-word', /Word 2 is empty/, 'backfill'],
    ["sql 'select 1' --limit x", 'bad-value', /`--limit` must be a whole number.*`x`/, undefined],
    ['backfill “nov 2021”', 'odd-characters', /smart quote/, 'backfill "nov 2021"'],
    ['backfill nov 2021 —dry-run', 'odd-characters', /long dash/, 'backfill nov 2021 --dry-run'],
    ['backfill nov 2021 –json', 'odd-characters', /long dash/, 'backfill nov 2021 --json'],
    ['backfill nov\u00a02021', 'odd-characters', /non-breaking/, 'backfill nov 2021'],
    ['registry\u00a0queue', 'odd-characters', /non-breaking/, 'registry queue'],
    ['back\u200bfill nov 2021', 'odd-characters', /invisible/, 'backfill nov 2021'],
    ['runs\u0007', 'odd-characters', /control/, 'runs'],
    ['runs\nruns', 'odd-characters', /line break/, 'runs runs'],
    ['🏀', 'unknown-command', /`🏀`/, 'help'],
    ['runs 🏀', 'extra-word', /`🏀`/, 'runs'],
    ['', 'no-command', /No command/, 'help'],
    ["sql 'select 1", 'unbalanced-quote', /never closed/, undefined],
  ])('%j', (line, code, says, fix) => {
    const refusal = refusalOf(line)
    expect(refusal.code).toBe(code)
    expect(refusal.message).toMatch(says)
    expect(refusal.fix[0]).toBe(fix)
  })

  test('a 100 KB paste is refused without being shown', () => {
    const paste = 'backfill nov 2021 '.repeat(6_000)
    for (const refusal of [refusalOf(paste), parseCommand(paste.split(' '), commands)]) {
      expect(refusal).toMatchObject({ code: 'too-long' })
      expect(JSON.stringify(refusal).length).toBeLessThan(300)
    }
  })

  test.each([
    [['runs', '—json'], 'runs --json'],
    [['runs', '--json\u200b'], 'runs --json'],
    [['backfill', 'x', '--dry‑run'], 'backfill x --dry-run'],
    [['registry\u00a0queue'], 'registry queue'],
    [['ru\u200bns'], 'runs'],
    [['sql', 'select\u0000 1'], "sql 'select 1'"],
  ])('words that come ready from a shell are looked at as well: %j', (words, fix) => {
    expect(parseCommand(words, commands)).toMatchObject({ code: 'odd-characters', fix: [fix] })
  })

  test('a rule between fields speaks with the message of the schema', () => {
    const pair = defineCommand({
      name: 'pair',
      summary: 'Takes both or none.',
      input: z
        .strictObject({ left: z.string().optional(), right: z.string().optional() })
        .superRefine((input, context) => {
          if (input.left !== undefined && input.right === undefined)
            context.addIssue({ code: 'custom', path: ['right'], message: 'is needed with `--left`' })
        }),
      risk: 'reads',
      role: 'viewer',
      examples: [{ line: 'pair --left a --right b', says: 'Both' }],
    })
    expect(parseLine('pair --left a', [pair])).toMatchObject({
      code: 'bad-value',
      message: '`--right` is needed with `--left`.',
      fix: ['pair --left a --right b'],
    })
  })

  test('a refusal that a schema brings is returned as it is', () => {
    expect(refusalOf('registry build --season 1945-46')).toEqual({
      refused: true,
      code: 'unknown-season',
      message: 'No such season.',
      fix: ['registry build --season 2021-22'],
    })
  })
})

describe('what is understood', () => {
  test('the last positional takes all remaining words', () => {
    expect(runOf('backfill last 7 days').input).toMatchObject({ range: 'last 7 days' })
    expect(runOf("why psza 2021-11-22 De'Aaron Fox").input).toEqual({
      processor: 'psza',
      date: '2021-11-22',
      entity: "De'Aaron Fox",
    })
  })

  test.each([
    'backfill nov 2021 --phase 3 --only psza,tdza --json',
    '--json --phase=3 backfill --only=psza,tdza nov 2021',
    'backfill nov --phase 3 2021 --json --only "psza, tdza"',
  ])('flags may stand anywhere and be joined with "=": %s', line => {
    const { input, surface } = runOf(line)
    expect(input).toEqual({
      range: 'nov 2021',
      phase: '3',
      only: ['psza', 'tdza'],
      policy: 'missing',
      dryRun: false,
    })
    expect(surface).toMatchObject({ json: true, yes: false })
  })

  test('the longest name wins, and its flags may stand before it', () => {
    expect(runOf('--season 2021-22 registry build').definition.name).toBe('registry build')
  })

  test('-- ends the flags', () => {
    expect(runOf('sql --limit 5 -- --json').input).toEqual({ query: '--json', limit: 5 })
  })

  test('free text in one quoted word may hold anything printable', () => {
    const query = "SELECT 'Jokić’s “own” – 🏀'\n-- all"
    const parsed = parseCommand(['sql', query], commands)
    expect(parsed).toMatchObject({ input: { query } })
  })

  test('--help after a command asks for its help whatever else is wrong', () => {
    expect(parseLine('backfill --phase 9 -h --json', commands)).toMatchObject({
      asks: 'help',
      definition: { name: 'backfill' },
      surface: { json: true },
    })
    expect(parseLine('backfil --help', commands)).toMatchObject({ fix: ['backfill --help'] })
  })

  test('--help and --version alone are the commands of that name', () => {
    expect(runOf('--json --help').definition.name).toBe('help')
    expect(parseCommand(['-V'], commands)).toMatchObject({ definition: { name: 'version' } })
  })
})
