import { z } from 'zod'

/** The flags that every command takes, because they are about where the answer goes and not about the work. */
export const surfaceFlags = z.strictObject({
  json: z.boolean().default(false).describe('One JSON document on stdout and nothing else'),
  ndjson: z
    .boolean()
    .default(false)
    .describe('Events of a run as they happen, one JSON document a line, the answer last'),
  home: z
    .string()
    .optional()
    .describe('Folder of everything that Backcourt writes')
    .meta({ placeholder: 'DIR' }),
  yes: z.boolean().default(false).describe('Run the plan without asking'),
  verbose: z.boolean().default(false).describe('Details below the answer'),
  noColor: z.boolean().default(false).describe('Text without colours'),
  help: z.boolean().default(false).describe('What the command does; nothing runs (-h)'),
})

export type SurfaceFlags = z.output<typeof surfaceFlags>
