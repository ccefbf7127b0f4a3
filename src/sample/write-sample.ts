import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type SampleFile, seasonFiles } from './sample-files.ts'
import { planLeague, type SampleOptions, type SeasonPlan } from './sample-league.ts'
import { teams } from './teams.ts'

export type SampleProgress = { readonly files: number; readonly ofFiles: number; readonly bytes: number }

export type WrittenSample = {
  readonly files: number
  readonly bytes: number
  readonly seasons: readonly string[]
  readonly games: number
  readonly gameDates: number
  readonly firstDate: string
  readonly lastDate: string
}

export type WriteSampleControls = {
  readonly signal?: AbortSignal
  /** Called after every file. */
  readonly onProgress?: (progress: SampleProgress) => void
}

const writersAtOnce = 16

/**
 * Writes the sample league's files under `folder`. Each file appears whole or not at all, and writing again replaces
 * it by the same bytes. Rejects with the signal's reason when aborted, and with the file system's error otherwise;
 * in both cases after the writes under way have ended.
 */
export async function writeSample(
  folder: string,
  options: SampleOptions,
  { signal, onProgress }: WriteSampleControls = {},
): Promise<WrittenSample> {
  const plans = planLeague(options)
  const ofFiles = plans.reduce((sum, plan) => sum + filesOf(plan), 0)
  const source = allFiles(plans)
  const folders = new Map<string, Promise<unknown>>()
  let files = 0
  let bytes = 0
  let failed = false

  const write = async ({ path, content }: SampleFile): Promise<void> => {
    const target = join(folder, path)
    const parent = dirname(target)
    let made = folders.get(parent)
    if (!made) {
      made = mkdir(parent, { recursive: true })
      folders.set(parent, made)
    }
    await made
    const data = Buffer.from(content)
    await writeFile(`${target}.part`, data)
    await rename(`${target}.part`, target)
    files++
    bytes += data.length
    onProgress?.({ files, ofFiles, bytes })
  }
  // The writers share one lazy source, so at most so many files exist in memory at a time.
  const writer = async (): Promise<void> => {
    try {
      while (!failed) {
        signal?.throwIfAborted()
        const next = source.next()
        if (next.done) return
        await write(next.value)
      }
    } catch (error) {
      failed = true
      throw error
    }
  }
  const outcomes = await Promise.allSettled(Array.from({ length: writersAtOnce }, writer))
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason

  const games = plans.flatMap(plan => plan.games)
  return {
    files,
    bytes,
    seasons: plans.map(plan => plan.season.name),
    games: games.length,
    gameDates: new Set(games.map(game => game.date)).size,
    firstDate: games[0]?.date ?? '',
    lastDate: games.at(-1)?.date ?? '',
  }
}

function* allFiles(plans: readonly SeasonPlan[]): Generator<SampleFile, void> {
  for (const plan of plans) yield* seasonFiles(plan)
}

function filesOf({ games, troubles }: SeasonPlan): number {
  const dates = new Set(games.map(game => game.date)).size
  const lacking = troubles.withoutGamebook.size + troubles.withoutPlayByPlay.size
  return teams.length + 1 + dates + 3 * games.length - lacking + troubles.truncatedGamebook.size
}
