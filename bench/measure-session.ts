import { medianBy } from './median.ts'
import { percentile } from './percentile.ts'
import { type PreparedHome, withHome } from './prepared-home.ts'
import type { Figure } from './report.ts'
import { type Place, runCli } from './run-cli.ts'
import { hasScript, openTerminal, type TerminalSession } from './terminal-session.ts'
import { typeSteadily } from './type-steadily.ts'

const TIMES = 7
const SEASON = '2022-23'
/** Keys at rest, to tell what the backfill adds. */
const QUIET_KEYS = 60
const LONGEST_RUN_S = 600

type Measured = { readonly figures: readonly Figure[]; readonly notes: readonly string[] }

/**
 * A person at the prompt: the interactive assistant in a pseudo terminal, typed into while a backfill of Phase 4 runs in
 * the same process; then a look at a season that is complete through Phase 4.
 */
export const measureSession = (prepared: PreparedHome): Promise<Measured> =>
  withHome(
    prepared.input.files,
    async place => {
      const { start, end } = prepared.input
      const backfill = `backfill ${start}..${end} --phase 4 --yes`
      const typed = hasScript() ? await typeDuring(backfill, place) : undefined
      if (!typed) await runCli(`${backfill} --json`, place)
      const { figures, notes } = typed ?? {
        figures: [],
        notes: ['ATTENTION: there is no `script` of util-linux here: NOBODY TYPED while the backfill ran.'],
      }
      return { figures: [...figures, await coverageAlone(place)], notes }
    },
    prepared,
  )

async function typeDuring(backfill: string, place: Place): Promise<Measured> {
  const session = await openTerminal(place)
  try {
    let beats = 0
    const quiet = await typeSteadily(session, () => beats++ >= QUIET_KEYS)
    const from = session.length()
    const before = performance.now()
    session.type(`${backfill}\r`)
    await session.until(/Run \w{6} +backfill/, from, 60)
    const begun = performance.now()
    const isOver = () =>
      /\(run \w{6}\)\./.test(session.since(from)) || performance.now() - begun > LONGEST_RUN_S * 1000
    const keys = await typeSteadily(session, isOver)
    const ran = (performance.now() - begun) / 1000
    const at = (share: number) => percentile(keys, share)
    const key = (name: string, says: string, value: number, target?: number): Figure => ({
      key: `session.${name}`,
      says,
      value,
      unit: 'ms',
      ...(target === undefined ? {} : { target }),
    })
    return {
      figures: [
        key('key-p50', 'key to screen while four seasons of Phase 4 run: half of the keys', at(0.5)),
        key('key-p95', '  95 of 100', at(0.95)),
        key('key-p99', '  99 of 100', at(0.99), 30),
        key('key-max', '  the slowest', Math.max(...keys)),
        key('key-quiet-p99', '  99 of 100 with nothing running', percentile(quiet, 0.99)),
        await coverageTyped(session),
      ],
      notes: [
        `${keys.length} keys, one every 50 ms, over the ${ran.toFixed(1)} s of the run; planning it took ${((begun - before) / 1000).toFixed(2)} s before`,
      ],
    }
  } finally {
    await session.leave()
  }
}

/** From Enter to the first page of the answer, in a session that is open already: the answer's own time. */
async function coverageTyped(session: TerminalSession): Promise<Figure> {
  const times: number[] = []
  for (let i = 0; i < TIMES; i += 1) {
    const line = `coverage ${SEASON}`
    const from = session.length()
    session.type(line)
    await session.until(new RegExp(`> ${line}`), from, 10)
    const asked = performance.now()
    const since = session.length()
    session.type('\r')
    await session.until(/q: close/, since, 20)
    times.push((performance.now() - asked) / 1000)
    session.type('q')
    await session.until(/more lines were shown/, since, 10)
  }
  return {
    key: 'session.coverage',
    says: `coverage of a complete season, typed at the prompt: Enter to answer, median of ${TIMES}`,
    value: medianBy(times, each => each),
    unit: 's',
    target: 0.3,
  }
}

async function coverageAlone(place: Place): Promise<Figure> {
  const times: number[] = []
  for (let i = 0; i < TIMES; i += 1)
    times.push((await runCli(`coverage ${SEASON}`, place, [0, 1, 3])).seconds)
  return {
    key: 'session.coverage-alone',
    says: `the same as a process of its own, median of ${TIMES}`,
    value: medianBy(times, each => each),
    unit: 's',
    target: 0.3,
  }
}
