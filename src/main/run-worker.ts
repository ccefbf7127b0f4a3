import os from 'node:os'
import { fireSchedules } from '../../jobs/schedules/fire-schedules.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { easternToday } from '../assistant/range/eastern-today.ts'
import type { AnyCommand } from '../assistant/request/handler.ts'
import type { RunListener } from '../assistant/run/active-runs.ts'
import { gameCalendar } from '../assistant/schedules/game-calendar.ts'
import { heartbeat } from '../redis/heartbeat.ts'
import { localAssistant } from './local-assistant.ts'
import { logEvent } from './ops/log-event.ts'
import { openOps } from './ops/open-ops.ts'
import { warnCalmly } from './ops/warn-calmly.ts'
import { storeOf } from './store-of.ts'
import { runTeamProcess, type TeamProcess } from './team-process.ts'
import type { Substitutes } from './wire.ts'

/** `backcourt worker`: performs the units of all runs until it is stopped. */
export const runWorker = (
  words: readonly string[],
  commands: readonly AnyCommand[],
  substitutes?: Substitutes,
): Promise<number> =>
  runTeamProcess('worker', words, commands, process => work(process, commands, substitutes))

async function work(
  { input, config, logger, stop, interrupt }: TeamProcess,
  commands: readonly AnyCommand[],
  substitutes: Substitutes | undefined,
): Promise<void> {
  const concurrency = Number(input.concurrency)
  const running = new Set<string>()
  const warn = warnCalmly(logger, () => new Date())
  let recorded: RunListener = () => {}
  const assistant = await localAssistant(config, commands, {
    role: 'worker',
    staysOpen: true,
    concurrency,
    ...substitutes,
    warn,
    recorded: (...event) => recorded(...event),
  })
  const { parts } = assistant
  /** What keeps this process alive, and must end however it ends. */
  const ends: (() => Promise<unknown>)[] = []
  try {
    await parts.writing()
    const team = await parts.team()
    if (!team) throw new Error('a worker has a team')
    const ops = await openOps({
      role: 'worker',
      config,
      logger,
      link: team.link,
      views: parts.runs.views,
      parts: [{ name: 'warehouse', check: async () => (await parts.reading()).listTables() }],
    })
    ends.push(ops.close)
    recorded = (view, event) => {
      logEvent(logger, view.runId, event)
      ops.metrics.meterRun(view, event)
      if ('unit' in event) {
        const key = `${view.runId} ${event.unit}`
        if (event.kind === 'unit started') running.add(key)
        else running.delete(key)
      }
    }
    await parts.runs.perform()
    const firing = await fireSchedules({
      link: team.link,
      schedules: await parts.schedules(),
      calendar: async () =>
        gameCalendar(await parts.reading(), await storeOf(config.files), easternToday(new Date())),
      ask: assistant.ask,
      outbox: team.store,
      now: () => new Date(),
      log: error => warn('a schedule broke', error),
      ...substitutes?.times,
    })
    ends.push(firing.close)
    const since = new Date().toISOString()
    const name = `${os.hostname()}-${process.pid}`
    const beat = await heartbeat(
      team.link,
      () => ({
        name,
        host: os.hostname(),
        pid: process.pid,
        version: packageJson.version,
        concurrency,
        running: [...running],
        since,
      }),
      error => warn('the sign of life was not given', error),
    )
    ends.push(beat.stop)
    logger.info({ concurrency, warehouse: (await parts.writing()).place, redis: team.link.place }, 'ready')
    await aborted(stop)
    interrupt.addEventListener('abort', () => void parts.runs.leave({ now: true }), { once: true })
    const closed = firing.close()
    await parts.runs.leave({ now: false })
    await closed
  } finally {
    await Promise.allSettled(ends.map(end => end()))
    await assistant.close()
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
