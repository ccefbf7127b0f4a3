import path from 'node:path'
import { z } from 'zod'
import { refuse } from '../src/assistant/refusal.ts'
import { command } from '../src/assistant/request/handler.ts'
import { formatBytes } from '../src/assistant/words/format-bytes.ts'
import { plural } from '../src/assistant/words/plural.ts'

const whole = (least: number, most: number) =>
  z.string().transform((text, issue) => {
    const count = Number(text)
    if (!/^\d+$/.test(text) || count < least || count > most) {
      issue.addIssue({
        code: 'custom',
        message: `must be a whole number from ${least} to ${most}`,
        input: text,
      })
    }
    return count
  })

/** Folder of the sample league below the home; where files are looked for when BACKCOURT_FILES names no other. */
export const SAMPLE_FOLDER = 'sample'

export const sample = command({
  name: 'sample',
  summary:
    'Writes the Phase 1 files of the sample league: real team codes, invented players, real-life troubles.',
  input: z.strictObject({
    seasons: z.enum(['1', '2', '3', '4']).default('1').describe('Seasons, from 2021-22 on'),
    days: whole(1, 200)
      .optional()
      .describe('Only the first days of every season')
      .meta({ placeholder: 'DAYS' }),
    seed: whole(0, 999_999)
      .default(1)
      .describe('Another seed, another league')
      .meta({ placeholder: 'NUMBER' }),
  }),
  risk: 'writes',
  role: 'operator',
  examples: [
    { line: 'sample', says: 'one season' },
    { line: 'sample --days 75', says: 'its first 75 days' },
  ],
  answer: async ({ seasons, days, seed }, context) => {
    const { existsSync } = await import('node:fs')
    const { mkdir, rename, rm } = await import('node:fs/promises')
    const { writeSample } = await import('../src/sample/write-sample.ts')
    const { plantedTroubles } = await import('../src/sample/planted-troubles.ts')
    const folder = path.join(context.home, SAMPLE_FOLDER)
    if (existsSync(folder)) {
      return refuse(
        'sample-exists',
        `There is a sample league in ${folder} already; for another one, remove that folder first.`,
        'backfill 2021-22 --phase all',
      )
    }
    const options = {
      seasons: Number(seasons) as 1 | 2 | 3 | 4,
      seed,
      ...(days === undefined ? {} : { days }),
    }
    // Written beside and renamed at the end: half a league would be taken for a whole one.
    const beside = `${folder}.part`
    await mkdir(context.home, { recursive: true, mode: 0o700 })
    await rm(beside, { recursive: true, force: true })
    const written = await writeSample(beside, options, { signal: context.stop })
    await rename(beside, folder)
    return {
      outcome: 'done',
      headline: `The sample league is ready: ${plural(written.games, 'game')} on ${plural(written.gameDates, 'day')}, ${written.firstDate} to ${written.lastDate}.`,
      facts: [
        `${plural(written.files, 'file')}, ${formatBytes(written.bytes)}, in ${folder}`,
        `${plural(plantedTroubles(options).length, 'trouble')} of real life planted in it, for you to find`,
      ],
      next: [`backfill ${written.firstDate}..${written.lastDate} --phase all`],
      data: { folder, ...written },
    }
  },
})
