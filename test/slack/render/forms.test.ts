import type { InputBlock, View } from '@slack/types'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { backfill } from '../../../commands/backfill.ts'
import { commands } from '../../../commands/index.ts'
import { why } from '../../../commands/why.ts'
import { defineCommand } from '../../../src/assistant/command/define-command.ts'
import { parseLine } from '../../../src/assistant/command/parse-command.ts'
import { isRefusal } from '../../../src/assistant/refusal.ts'
import { checkView } from '../../../src/slack/limits/check-view.ts'
import { commandForm } from '../../../src/slack/render/command-form.ts'
import { type FormState, readForm } from '../../../src/slack/render/read-form.ts'

const inputsOf = (view: View): readonly InputBlock[] =>
  view.blocks.filter((block): block is InputBlock => block.type === 'input')

/** What Slack sends for a form that was filled in so: menus their option, boxes their options, lines their text. */
const filled = (view: View, entries: Readonly<Record<string, string | readonly string[]>>): FormState => ({
  values: Object.fromEntries(
    inputsOf(view).map(({ element, block_id = '' }) => {
      const entry = entries[block_id]
      const value =
        element.type === 'plain_text_input'
          ? { value: entry === undefined ? (element.initial_value ?? null) : String(entry) }
          : element.type === 'static_select'
            ? {
                selected_option:
                  entry === undefined ? (element.initial_option ?? null) : { value: String(entry) },
              }
            : { selected_options: (entry === undefined ? [] : [entry].flat()).map(each => ({ value: each })) }
      return [block_id, { value }]
    }),
  ) as FormState['values'],
})

describe('the form of a command', () => {
  test.each(commands.map(definition => [definition.name, definition] as const))(
    '%s: Slack takes it, and its examples can be entered and read again',
    (_, definition) => {
      expect(checkView(commandForm(definition))).toEqual([])
      for (const { line } of definition.examples) {
        const parsed = parseLine(line, commands)
        if (isRefusal(parsed) || parsed.asks === 'help' || parsed.definition !== definition) continue
        const view = commandForm(definition, parsed.typed)
        expect(checkView(view)).toEqual([])
        const boxes = Object.keys(parsed.typed).filter(key => parsed.typed[key] === true)
        const lists = Object.fromEntries(
          inputsOf(view)
            .filter(({ element }) => element.type === 'multi_static_select')
            .map(({ block_id = '' }) => [
              block_id,
              String(parsed.typed[block_id] ?? '')
                .split(',')
                .filter(Boolean),
            ]),
        )
        const again = readForm(definition, filled(view, { boxes, ...lists }))
        expect(again).not.toHaveProperty('errors')
        const reparsed = parseLine(again.line, commands)
        expect(isRefusal(reparsed) || reparsed.asks === 'help' ? reparsed : reparsed.input).toEqual(
          parsed.input,
        )
      }
    },
  )

  test('gives the canonical line, without what is the default', () => {
    const state = filled(commandForm(backfill), {
      range: 'nov\u00a02021',
      only: ['psza', 'tdza'],
      boxes: ['dryRun', 'verbose'],
    })
    expect(readForm(backfill, state)).toEqual({
      line: 'backfill nov 2021 --only psza,tdza --dry-run --verbose',
    })
  })

  test('keeps a plain word that is the default where another one follows it', () => {
    const definition = defineCommand({
      ...why,
      input: z.strictObject({ scope: z.enum(['all', 'few']).default('all'), name: z.string().optional() }),
      positionals: ['scope', 'name'],
      examples: [],
    })
    const state = filled(commandForm(definition), { name: 'x' })
    expect(readForm(definition, state)).toEqual({ line: 'why all x' })
  })

  test('a refusal stands at the field that it is about, with the way out', () => {
    const reading = readForm(why, filled(commandForm(why), { processor: 'pzsa', date: '2021-11-22' }))
    expect(reading).toEqual({
      line: 'why pzsa 2021-11-22',
      errors: { processor: expect.stringContaining('Try: why psza 2021-11-22') },
    })
    expect(readForm(backfill, filled(commandForm(backfill), {}))).toHaveProperty('errors.range')
  })

  test('a name with spaces stays one name, and what looks like a flag stays a word', () => {
    const read = (entity: string) =>
      readForm(why, filled(commandForm(why), { processor: 'pdc', date: '2021-11-22', entity })).line
    expect(read('LeBron James')).toBe('why pdc 2021-11-22 LeBron James')
    const parsed = parseLine(read('--now'), commands)
    expect(parsed).toMatchObject({ input: { entity: '--now' } })
  })
})
