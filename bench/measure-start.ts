import { medianBy } from './median.ts'
import { type PreparedHome, withHome } from './prepared-home.ts'
import type { Figure } from './report.ts'
import { type CliRun, runCli } from './run-cli.ts'

const TIMES = 7

/** The prepared home has no Phase 4, and coverage says so with exit code 1. */
const INCOMPLETE = [0, 1]

/** What stands between a person and the first line: the start of the process, and a look at a whole season. */
export const measureStart = (prepared: PreparedHome): Promise<readonly Figure[]> =>
  withHome(
    prepared.input.files,
    async place => {
      const repeated = async (line: string): Promise<readonly CliRun[]> => {
        const runs: CliRun[] = []
        for (let i = 0; i < TIMES; i += 1) runs.push(await runCli(line, place, INCOMPLETE))
        return runs
      }
      const help = await repeated('help')
      const coverage = await repeated('coverage 2021-22')
      const cpu = (run: CliRun) => run.cpuSeconds
      const wall = (run: CliRun) => run.seconds
      return [
        {
          key: 'start.help-cpu',
          says: `help: CPU time, median of ${TIMES}`,
          value: cpu(medianBy(help, cpu)),
          unit: 's',
          target: 0.4,
        },
        { key: 'start.help', says: 'help: wall time', value: wall(medianBy(help, wall)), unit: 's' },
        {
          key: 'start.coverage',
          says: 'coverage of a season: wall time',
          value: wall(medianBy(coverage, wall)),
          unit: 's',
        },
      ]
    },
    prepared,
  )
