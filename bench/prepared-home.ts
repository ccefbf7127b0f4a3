import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Input } from './inputs.ts'
import { type CliRun, type Place, runCli } from './run-cli.ts'

const WAREHOUSE = 'warehouse.duckdb'

export type PreparedHome = {
  readonly input: Input
  /** A warehouse file that holds Phase 2 and 3 of the input and nothing of Phase 4. */
  readonly file: string
  /** What preparing took; undefined when an earlier run of the same code had done it. */
  readonly took: { readonly ingest: CliRun; readonly analytics: CliRun } | undefined
}

/** Makes Phase 2 and 3 of an input once per state of the code; four seasons of it take a minute. */
export async function preparedHome(input: Input): Promise<PreparedHome> {
  const folder = join(tmpdir(), 'backcourt-bench-homes')
  await mkdir(folder, { recursive: true })
  const slug = input.name.replaceAll(' ', '-')
  const file = join(folder, `${slug}-${fingerprint(input)}.duckdb`)
  if (existsSync(file)) return { input, file, took: undefined }
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`${slug}-`)) await rm(join(folder, name))
  }
  return withHome(input.files, async place => {
    const range = `${input.start}..${input.end}`
    const ingest = await runCli(`backfill ${range} --phase 2 --yes --json`, place)
    const analytics = await runCli(`backfill ${range} --phase 3 --yes --json`, place)
    await rename(join(place.home, WAREHOUSE), file)
    return { input, file, took: { ingest, analytics } }
  })
}

/** Does something in a home of its own, prepared or empty, which is gone afterwards. */
export async function withHome<T>(
  files: string,
  work: (place: Place, warehouseFile: string) => Promise<T>,
  prepared?: PreparedHome,
): Promise<T> {
  const home = await mkdtemp(join(tmpdir(), 'backcourt-bench-'))
  try {
    const file = join(home, WAREHOUSE)
    if (prepared) await copyFile(prepared.file, file)
    return await work({ home, files }, file)
  } finally {
    await rm(home, { recursive: true })
  }
}

/** Changes with the code that makes Phase 2 and 3: the bundles hold all of it. */
function fingerprint({ files, start, end }: Input): string {
  const hash = createHash('sha256').update(JSON.stringify([files, start, end, statSync(files).mtimeMs]))
  const folder = dirname(fileURLToPath(import.meta.url))
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const isCode = /\.(js|sql)$/.test(name) && name !== 'bench.js'
    if (isCode) hash.update(name).update(readFileSync(join(folder, name)))
  }
  return hash.digest('hex').slice(0, 12)
}
