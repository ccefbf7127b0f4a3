import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { SAMPLE_FOLDER } from '../../commands/sample.ts'
import { type Refusal, refuse } from '../assistant/refusal.ts'

const environment = z.object({
  BACKCOURT_HOME: z.string().min(1).optional(),
  BACKCOURT_FILES: z.string().min(1).optional(),
  BACKCOURT_MEMORY: z
    .string()
    .regex(/^\d+(\.\d+)?(MB|GB)$/, 'must look like 900MB or 1.5GB')
    .optional(),
})

/** Where things are, from flags and environment. One schema over all of it. */
export type Config = {
  /** Everything that Backcourt writes lies here. */
  readonly home: string
  /** The warehouse file in it. */
  readonly warehouseFile: string
  /** Folder of Phase 1 files. */
  readonly files: string
  /** The folder in which the person types: relative paths begin here. */
  readonly folder: string
  /** Upper bound of the engine's memory. */
  readonly memory: string
}

export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  flags: { readonly home?: string | undefined } = {},
): Config | Refusal {
  const parsed = environment.safeParse(env)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const name = String(issue?.path[0])
    return refuse('bad-environment', `${name} ${issue?.message}; it is \`${env[name]}\`.`)
  }
  const { BACKCOURT_HOME, BACKCOURT_FILES, BACKCOURT_MEMORY = '1GB' } = parsed.data
  const home = path.resolve(flags.home ?? BACKCOURT_HOME ?? path.join(os.homedir(), '.backcourt'))
  return {
    home,
    warehouseFile: path.join(home, 'warehouse.duckdb'),
    files: path.resolve(BACKCOURT_FILES ?? path.join(home, SAMPLE_FOLDER)),
    folder: process.cwd(),
    memory: BACKCOURT_MEMORY,
  }
}
