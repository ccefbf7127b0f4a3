import { describe, expect, test } from 'vitest'
import { commandJsonSchema } from '../../../src/assistant/command/command-json-schema.ts'
import { helpFor, helpIndex } from '../../../src/assistant/command/render-help.ts'
import { backfill, commands } from './sample-commands.ts'

describe('help is made from the definition', () => {
  test('it shows usage, flags with values and defaults, and examples', () => {
    expect(helpFor({ ...backfill, details: 'First thought.\n\nSecond thought.' })).toBe(
      `backfill <range> [flags]

Plans exact units with reasons, then runs them in dependency order.
Writes tables. Operators and admins may ask.

First thought.

Second thought.

Words
  <range>  Dates, both ends included

Flags
  --phase 2|3|4|all  Phase to fill (default 4)
  --only A,B,…       Only these processors (one or more of pgs, togs, tdgs,
                     tdza, psza, pcf, pdc, mlfs)
  --policy missing|failed|all
                     Which units of the range (default missing)
  --dry-run          Show the plan and stop

Flags of every command
  --json      One JSON document on stdout and nothing else
  --ndjson    Events of a run as they happen, one JSON document a line, the
              answer last
  --home DIR  Folder of everything that Backcourt writes
  --yes       Run the plan without asking
  --verbose   Details below the answer
  --no-color  Text without colours
  --help      What the command does; nothing runs (-h)

Examples
  backfill nov 2021
      Fill what is missing of November 2021 in phase 4
  backfill 2021-11-22 --only psza,tdza
      Two processors of one date`,
    )
  })

  test('a required flag stands in the usage line', () => {
    const build = commands.find(({ name }) => name === 'registry build')
    expect(build && helpFor(build)).toMatch(/^registry build --season VALUE\n/)
  })

  test('no line is wider than 80 columns', () => {
    for (const text of [...commands.map(helpFor), helpIndex(commands)])
      for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })

  test('the index names every command once', () => {
    for (const { name } of commands)
      expect(helpIndex(commands).match(new RegExp(`^  ${name}  `, 'gm'))).toHaveLength(1)
  })

  test('the JSON schema is of what is typed, not of what the schema makes of it', () => {
    expect(commandJsonSchema(backfill)).toMatchObject({
      title: 'backfill',
      type: 'object',
      additionalProperties: false,
      required: ['range'],
      properties: {
        only: { type: 'string' },
        phase: { enum: ['2', '3', '4', 'all'], default: '4' },
        dryRun: { type: 'boolean' },
      },
    })
  })
})
