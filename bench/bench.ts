import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { findRedis } from '../test/find-redis.ts'
import { fourSeasons, realInput } from './inputs.ts'
import { measureAttach } from './measure-attach.ts'
import { measureBigQuery } from './measure-bigquery.ts'
import { measureCourier } from './measure-courier.ts'
import { measureFiles } from './measure-files.ts'
import { measureGrowth } from './measure-growth.ts'
import { measureNames } from './measure-names.ts'
import { measurePhase4 } from './measure-phase4.ts'
import { measureSession } from './measure-session.ts'
import { measureSlack } from './measure-slack.ts'
import { measureStart } from './measure-start.ts'
import { measureTeam } from './measure-team.ts'
import { preparedHome } from './prepared-home.ts'
import { type Baseline, baselineOf, type Figure, print, printFigures } from './report.ts'
import { teamWorker } from './team-worker.ts'

const BASELINE = fileURLToPath(new URL('../bench/baseline.json', import.meta.url))

/** The loop over dates takes minutes for four seasons: one date in so many is measured. */
const LOOKED_AT = 40

/** Prints what the pipeline costs beside what it must cost at least; `--write` makes it the new baseline. */
async function bench(): Promise<void> {
  const baseline = readBaseline()
  print([
    `Backcourt benchmark: ${availableParallelism()} cores, Node ${process.version}, load ${loadNow()}`,
    'Bare SQL: for each unit of the plan its rows as one INSERT … SELECT of the same SQL with the same parameters, on the',
    'same engine and settings, one unit after another, in a process that runs already. No plan, stage, contract, failures,',
    'audit or ledger. The whole command is a process of its own, from its start to its exit. Medians of 3 below 5 s.',
    baseline
      ? `Baseline: ${baseline.machine.cores} cores, Node ${baseline.machine.node}, load ${baseline.machine.load}`
      : 'Baseline: none; --write makes one',
  ])
  const all: Figure[] = []
  const show = (title: string, figures: readonly Figure[], notes: readonly string[] = []) => {
    printFigures(`${title} (load ${loadNow()})`, figures, baseline, notes)
    all.push(...figures)
  }

  const real = await realInput()
  show(`${real.name}: files to validated Phase 4`, await measureFiles(real))
  const realHome = await preparedHome(real)
  const days = await measurePhase4('real', realHome, { seconds: 2 }, 1)
  show(`${real.name}: Phase 4`, days.figures, days.notes)
  show('Start-up', await measureStart(realHome))
  show('Attaching to a long run', await measureAttach(real.files))
  const redis = await findRedis()
  try {
    show('Couriers', await measureCourier(redis.url, real.files))
    show('A team', await measureTeam(redis.url))
  } finally {
    await redis.stop()
  }
  show('Names', await measureNames())
  show('In Slack', await measureSlack(realHome))

  const seasons = await preparedHome(await fourSeasons())
  if (seasons.took) {
    const { ingest, analytics } = seasons.took
    print([
      '',
      `Four sample seasons, made once: ingest ${ingest.seconds.toFixed(1)} s, Phase 3 ${analytics.seconds.toFixed(1)} s`,
    ])
  }
  const four = await measurePhase4('four', seasons, { seconds: 10, megabytes: 1536 }, LOOKED_AT)
  show(`${seasons.input.name}: Phase 4`, four.figures, four.notes)
  show('BigQuery, emulated', await measureBigQuery(seasons))
  const session = await measureSession(seasons)
  show('At the prompt', session.figures, session.notes)
  show('Growth with dates', await measureGrowth(seasons, four.whole))

  if (process.argv.includes('--write')) {
    writeFileSync(BASELINE, `${JSON.stringify(baselineOf(all), null, 2)}\n`)
    print(['', 'bench/baseline.json is rewritten.'])
  }
}

function readBaseline(): Baseline | undefined {
  try {
    return JSON.parse(readFileSync(BASELINE, 'utf8')) as Baseline
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

const loadNow = (): string => (loadavg()[0] ?? 0).toFixed(2)

// One of the processes that the team's size is measured with.
const [, , role, redisUrl = '', prefix = ''] = process.argv
await (role === 'worker' ? teamWorker(redisUrl, prefix) : bench())
