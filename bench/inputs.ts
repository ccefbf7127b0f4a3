import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeSample } from '../src/sample/write-sample.ts'
import { realFiles } from '../test/real-files.ts'

/** Files to measure on, and the days that they hold. */
export type Input = {
  readonly name: string
  readonly files: string
  readonly start: string
  readonly end: string
}

const SEED = 1

/** The real games of 2021-10-19 … 2021-12-31; where they are not, the sample league's first 75 days, said aloud. */
export async function realInput(): Promise<Input> {
  const files = realFiles()
  if (files) return { name: '72 real dates', files, start: '2021-10-19', end: '2021-12-31' }
  process.stdout.write(
    '\nATTENTION: the real files are not there, so the first 75 days of the sample league stand in for them.\n' +
      'What is printed as "real" below is not. BACKCOURT_REAL_FILES names the folder of the real files.\n\n',
  )
  const sample = await sampleFiles({ seasons: 1, days: 75 })
  return { name: '75 sample days', files: sample, start: '2021-10-19', end: '2022-01-01' }
}

/** All four seasons of the sample league. */
export const fourSeasons = async (): Promise<Input> => ({
  name: 'four sample seasons',
  files: await sampleFiles({ seasons: 4 }),
  start: '2021-10-19',
  end: '2025-04-13',
})

/** Written once per machine: the generator gives the same bytes for the same seed. */
async function sampleFiles(options: { readonly seasons: 1 | 4; readonly days?: number }): Promise<string> {
  const size = options.days === undefined ? 'whole' : `${options.days}-days`
  const folder = join(tmpdir(), `backcourt-bench-sample-${options.seasons}-${size}-seed-${SEED}`)
  if (existsSync(folder)) return folder
  const beside = `${folder}.part`
  await rm(beside, { recursive: true, force: true })
  await writeSample(beside, { ...options, seed: SEED })
  await rename(beside, folder)
  return folder
}
