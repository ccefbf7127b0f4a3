import { z } from 'zod'
import type { CommandDefinition } from './define-command.ts'

/** What a command takes, as JSON Schema of the input before the schema transforms it (keys as in the definition). */
export const commandJsonSchema = (definition: CommandDefinition): Readonly<Record<string, unknown>> => ({
  // A field whose input cannot be told (a preprocessing step) becomes "anything" instead of an exception.
  ...z.toJSONSchema(definition.input, { io: 'input', unrepresentable: 'any' }),
  title: definition.name,
  description: definition.summary,
})
