import { existsSync } from 'node:fs'
import path from 'node:path'
import { commands } from '../../commands/index.ts'
import { SAMPLE_FOLDER } from '../../commands/sample.ts'
import { runOneShot } from './run-one-shot.ts'

/** The league's first days that the demo shows: long enough for every kind of trouble, short enough for a coffee sip. */
const DAYS = 75
const RANGE = '2021-10-19..2022-01-01'
const PROGRAM = 'npm start --'

/** The main job on the sample league, typed out as a newcomer would type it. Run again, it goes on from where it stands. */
async function demo(): Promise<number> {
  const home = path.resolve('.backcourt')
  delete process.env.BACKCOURT_FILES
  process.env.BACKCOURT_HOME = home
  const steps = [
    ...(existsSync(path.join(home, SAMPLE_FOLDER)) ? [] : [`sample --days ${DAYS}`]),
    `backfill ${RANGE} --phase all --yes`,
    `validate ${RANGE}`,
    'coverage 2021-11',
  ]
  for (const step of steps) {
    process.stdout.write(`\n$ backcourt ${step}\n`)
    const code = await runOneShot(step.split(' '), commands, PROGRAM)
    // Warnings are the point of the sample league; whatever else is not fine ends the tour.
    if (code !== 0 && code !== 3) return code
  }
  process.stdout.write(`
That was the main job: files to a validated Phase 4, with the troubles of real life found and named.
Everything it wrote lies in .backcourt. Try next:

  export BACKCOURT_HOME=.backcourt
  ${PROGRAM} why pgs 2021-11-24
  ${PROGRAM} preflight 2021-11
  ${PROGRAM} backfill 2021-11-22 --only psza --policy all --dry-run
  npm start                      # the assistant: the same lines, one conversation
`)
  return 0
}

process.exitCode = await demo()
