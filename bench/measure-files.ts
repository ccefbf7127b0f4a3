import type { Input } from './inputs.ts'
import { measured } from './median.ts'
import { withHome } from './prepared-home.ts'
import type { Figure } from './report.ts'
import { runCli } from './run-cli.ts'

/** Files to validated Phase 4 in a fresh home, as two commands. */
export async function measureFiles({ files, start, end }: Input): Promise<readonly Figure[]> {
  const runs = await measured(
    () =>
      withHome(files, async place => ({
        backfill: await runCli(`backfill ${start}..${end} --phase all --yes --json`, place),
        validate: await runCli(`validate ${start}..${end} --json`, place),
      })),
    ({ backfill, validate }) => backfill.seconds + validate.seconds,
  )
  const { backfill, validate } = runs
  const seconds = backfill.seconds + validate.seconds
  return [
    {
      key: 'files.whole',
      says: 'files to validated Phase 4, both commands',
      value: seconds,
      unit: 's',
      target: 15,
    },
    { key: 'files.backfill', says: 'backfill --phase all', value: backfill.seconds, unit: 's' },
    { key: 'files.validate', says: 'validate', value: validate.seconds, unit: 's' },
    {
      key: 'files.cpu',
      says: 'CPU time of both',
      value: backfill.cpuSeconds + validate.cpuSeconds,
      unit: 's',
    },
    { key: 'files.peak', says: 'largest resident set', value: backfill.peakBytes / 2 ** 20, unit: 'MB' },
  ]
}
