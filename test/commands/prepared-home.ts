import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { writeSample } from '../../src/sample/write-sample.ts'
import { backcourt, type Where } from './command-line.ts'
import { sharedFolder } from './shared-folder.ts'

/** The prepared league: 24 days, of which the last ten have Phase 4. */
export const RANGE = '2021-10-19..2021-11-11'
export const LAST_DAY = '2021-11-11'
export const PHASE_4 = '2021-11-02..2021-11-11'

/** How far a home has come: nothing, raw tables, Phase 3, Phase 4. */
export type Stage = 'empty' | 'raw' | 'phase 3' | 'phase 4'

const before: Readonly<Record<Stage, { readonly from?: Stage; readonly line?: string }>> = {
  empty: {},
  raw: { from: 'empty', line: `ingest ${RANGE} --yes` },
  'phase 3': { from: 'raw', line: `backfill ${RANGE} --phase 3 --yes` },
  'phase 4': { from: 'phase 3', line: `backfill ${RANGE} --phase 4 --yes` },
}

/** Made by whoever asks first, in a folder that all test files share; the others wait for it. */
async function once(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(sharedFolder(), name)
  const claim = await mkdir(`${folder}.claimed`).then(
    () => true,
    () => false,
  )
  if (claim) {
    await make(`${folder}.part`)
    await rename(`${folder}.part`, folder)
  }
  while (!existsSync(folder)) await new Promise(resolve => setTimeout(resolve, 50))
  return folder
}

/** Phase 1 files that several tests read; whoever wants to change some takes `ownFiles`. */
export const leagueFiles = (): Promise<string> =>
  once('files', async folder => {
    await writeSample(folder, { seasons: 1, seed: 5, days: 24 })
  })

export async function ownFiles(): Promise<string> {
  const folder = await newFolder()
  await cp(await leagueFiles(), folder, { recursive: true, preserveTimestamps: true })
  return folder
}

const prepared = (stage: Stage): Promise<string> =>
  once(stage.replace(' ', '-'), async folder => {
    const { from, line } = before[stage]
    await (from ? cp(await prepared(from), folder, { recursive: true }) : mkdir(folder))
    if (!line) return
    const { code, stderr } = await backcourt(line.split(' '), { home: folder, files: await leagueFiles() })
    if (code !== 0 && code !== 3) throw new Error(`${line} ended with ${code}: ${stderr}`)
  })

/** A new folder below the shared one, which is removed when all tests are over. */
export const newFolder = (): Promise<string> => mkdtemp(join(sharedFolder(), 'own-'))

/** A home of one's own at a stage, beside the league's files. */
export async function homeAt(stage: Stage): Promise<Where & { readonly files: string }> {
  const home = await newFolder()
  await cp(await prepared(stage), home, { recursive: true })
  return { home, files: await leagueFiles() }
}
