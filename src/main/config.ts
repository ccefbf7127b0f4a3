import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { SAMPLE_FOLDER } from '../../commands/sample.ts'
import { type Refusal, refuse } from '../assistant/refusal.ts'
import { readGcsPlace } from '../files/gcs/read-gcs-place.ts'
import type { LogLevel } from './ops/log-level.ts'
import type { OpsAddress } from './ops/ops-address.ts'
import { opsEnvironment } from './ops/ops-environment.ts'
import { readSlack, type SlackEnvironment, slackEnvironment } from './slack-environment.ts'

/** Project and location. */
const BIGQUERY = /^bigquery:\/\/([a-z][a-z0-9-]{4,28}[a-z0-9])(?:\/([A-Za-z][\w-]+))?$/

const environment = z.object({
  BACKCOURT_HOME: z.string().min(1).optional(),
  BACKCOURT_FILES: z.string().min(1).optional(),
  BACKCOURT_MEMORY: z
    .string()
    .regex(/^\d+(\.\d+)?(MB|GB)$/, 'must look like 900MB or 1.5GB')
    .optional(),
  BACKCOURT_WAREHOUSE: z
    .string()
    .regex(BIGQUERY, 'must look like bigquery://my-project or bigquery://my-project/europe-west1')
    .optional(),
  BACKCOURT_PRICE_PER_TIB: z.coerce.number('must be a number, such as 6.25').min(0).default(6.25),
  BACKCOURT_MAX_BYTES: z
    .string()
    .regex(/^\d+(\.\d+)?(GB|TB)$/, 'must look like 50GB or 1.5TB')
    .optional(),
  REDIS_URL: z.string().min(1).optional(),
  BACKCOURT_REDIS_PREFIX: z
    .string()
    .regex(/^[\w-]+$/, 'must be of letters, digits, _ and -')
    .optional(),
  ...opsEnvironment,
  ...slackEnvironment,
})

export type BigQueryConfig = {
  readonly project: string
  readonly location?: string
  /** US dollars, for estimates. */
  readonly pricePerTib: number
  /** More than this is refused, in the plan and by the engine. */
  readonly maximumBytes?: number
}

/** Where things are, from flags and environment. One schema over all of it. */
export type Config = {
  /** Everything that Backcourt writes lies here. */
  readonly home: string
  /** The warehouse file in it. */
  readonly warehouseFile: string
  /** The project whose tables are used instead of the file. */
  readonly bigquery?: BigQueryConfig
  /** Folder of Phase 1 files, or a bucket: `gs://…`. */
  readonly files: string
  /** The folder in which the person types: relative paths begin here. */
  readonly folder: string
  /** Upper bound of the engine's memory. */
  readonly memory: string
  /** Where runs and jobs of a team are; absent: in this process. The prefix is made from the home where none is named. */
  readonly redis?: { readonly url: string; readonly prefix?: string }
  readonly ops: {
    /** Where health and metrics are served; undefined: nowhere. */
    readonly address: OpsAddress | undefined
    readonly adminToken?: string
    readonly logLevel: LogLevel
  }
  /** What Slack has given us; a process that talks to Slack says what is missing. */
  readonly slack: SlackEnvironment
}

/** The configuration of a process that works with others. */
export type TeamConfig = Config & { readonly redis: NonNullable<Config['redis']> }

export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  flags: { readonly home?: string | undefined } = {},
): Config | Refusal {
  const parsed = environment.safeParse(env)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const name = String(issue?.path[0])
    // Tokens and addresses with passwords are not for a screen.
    const seen = /TOKEN|SECRET|URL/.test(name) ? '' : `; it is \`${env[name]}\``
    return refuse('bad-environment', `${name} ${issue?.message}${seen}.`)
  }
  const { BACKCOURT_HOME, BACKCOURT_FILES, BACKCOURT_MEMORY = '1GB', REDIS_URL, ...rest } = parsed.data
  if (BACKCOURT_FILES?.startsWith('gs://')) {
    const place = readGcsPlace(BACKCOURT_FILES)
    if ('message' in place)
      return refuse('bad-environment', `BACKCOURT_FILES: ${place.message} ${place.fix}.`)
  }
  const home = path.resolve(flags.home ?? BACKCOURT_HOME ?? path.join(os.homedir(), '.backcourt'))
  return {
    home,
    warehouseFile: path.join(home, 'warehouse.duckdb'),
    ...readBigQuery(rest),
    files: BACKCOURT_FILES?.startsWith('gs://')
      ? BACKCOURT_FILES
      : path.resolve(BACKCOURT_FILES ?? path.join(home, SAMPLE_FOLDER)),
    folder: process.cwd(),
    memory: BACKCOURT_MEMORY,
    ...(REDIS_URL === undefined
      ? {}
      : {
          redis: {
            url: REDIS_URL,
            ...(rest.BACKCOURT_REDIS_PREFIX === undefined ? {} : { prefix: rest.BACKCOURT_REDIS_PREFIX }),
          },
        }),
    ops: {
      address: rest.BACKCOURT_HTTP,
      logLevel: rest.BACKCOURT_LOG_LEVEL,
      ...(rest.BACKCOURT_ADMIN_TOKEN === undefined ? {} : { adminToken: rest.BACKCOURT_ADMIN_TOKEN }),
    },
    slack: readSlack(rest),
  }
}

const BYTES = { GB: 2 ** 30, TB: 2 ** 40 } as const

function readBigQuery(
  env: Pick<
    z.output<typeof environment>,
    'BACKCOURT_WAREHOUSE' | 'BACKCOURT_PRICE_PER_TIB' | 'BACKCOURT_MAX_BYTES'
  >,
): { readonly bigquery?: BigQueryConfig } {
  const [, project, location] = BIGQUERY.exec(env.BACKCOURT_WAREHOUSE ?? '') ?? []
  if (project === undefined) return {}
  const cap = env.BACKCOURT_MAX_BYTES
  const unit = cap?.endsWith('TB') ? BYTES.TB : BYTES.GB
  return {
    bigquery: {
      project,
      ...(location === undefined ? {} : { location }),
      pricePerTib: env.BACKCOURT_PRICE_PER_TIB,
      ...(cap === undefined ? {} : { maximumBytes: Math.round(Number.parseFloat(cap) * unit) }),
    },
  }
}
