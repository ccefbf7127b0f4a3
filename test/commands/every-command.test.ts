import { describe, expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import { parseCommand } from '../../src/assistant/command/parse-command.ts'
import { helpFor, helpIndex } from '../../src/assistant/command/render-help.ts'
import { splitWords } from '../../src/assistant/command/split-words.ts'
import { isRefusal } from '../../src/assistant/refusal.ts'

const examples = commands.flatMap(({ name, examples: own }) => own.map(({ line }) => [name, line] as const))

const parse = (line: string) => {
  const words = splitWords(line)
  if (isRefusal(words)) return words
  return parseCommand(words, commands)
}

describe('every command', () => {
  test('has a name of its own, a summary that is one sentence, and an example', () => {
    expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length)
    for (const { name, summary, examples: own } of commands) {
      expect(summary, name).toMatch(/^[A-Z].*\.$/)
      expect(own.length, name).toBeGreaterThan(0)
    }
  })

  test.each(examples)('%s understands its example `%s`', (name, line) => {
    const parsed = parse(line)
    if (isRefusal(parsed)) throw new Error(parsed.message)
    expect(parsed.definition.name).toBe(name)
  })

  test.each(commands.map(command => [command.name, command] as const))(
    '%s has a help that shows its flags and examples',
    (name, command) => {
      const help = helpFor(command)
      expect(help).toContain(name)
      for (const { line } of command.examples) expect(help).toContain(line)
      for (const key of Object.keys(command.input.shape).filter(
        field => !command.positionals?.includes(field),
      ))
        expect(help).toContain(`--${key.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`)
    },
  )

  test('stands in the index with its summary', () => {
    const index = helpIndex(commands).replaceAll(/\s+/g, ' ')
    for (const { name, summary } of commands) expect(index).toContain(`${name} ${summary}`)
  })

  test.each(commands.map(({ name }) => name))('%s refuses a flag that it does not have', name => {
    expect(parse(`${name} --nonsense`)).toMatchObject({ refused: true, code: 'unknown-flag' })
  })

  test('that plans a range can be shown without being done', () => {
    for (const command of commands) {
      if (!('plan' in command && 'range' in command.input.shape)) continue
      expect(Object.keys(command.input.shape), command.name).toContain('dryRun')
    }
  })
})
