import { setTimeout as pause } from 'node:timers/promises'
import { randomOf } from '../../src/sample/random.ts'
import type { Running } from '../commands/command-line.ts'
import { contentsIn, contentsOf } from '../commands/contents.ts'
import { homeAt, RANGE } from '../commands/prepared-home.ts'
import { tcpProxy } from '../faults/tcp-proxy.ts'
import { startRedis } from '../start-redis.ts'
import { faultsOf } from './faults-of.ts'
import { teamAt } from './team.ts'

export type Chaos = {
  /** Decides what is done and when; when exactly it meets the processes is the machine's. */
  readonly seed: number
  /** Workers and terminals that are killed. */
  readonly kills: number
  /** Told of everything that is done. */
  readonly say: (line: string) => void
}

const WORKERS = 3
const MOST_TERMINALS = 3
/** After the last kill everything must have ended in this time. */
const PATIENCE_MS = 120_000
const whole = `backfill ${RANGE} --phase all --yes`
const lines = [
  whole,
  `backfill ${RANGE} --phase 3 --yes`,
  'backfill 2021-10-19..2021-10-30 --phase 3 --yes',
  'backfill 2021-11-02..2021-11-11 --yes',
  'backfill 2021-11-02..2021-11-05 --yes',
  'backfill 2021-11-02..2021-11-11 --policy all --yes',
  'backfill 2021-11-04..2021-11-08 --only psza,tdza --policy all --yes',
  `backfill ${RANGE} --phase 3 --policy all --yes`,
  `backfill ${RANGE} --phase all --policy all --yes`,
  'watch',
  'runs',
]
/** Where a worker of three dies by itself: at transactions of these words. */
const places = ['claim', 'upgc 2', 'tdgs 2', 'psza 2', 'tdza 2', 'pcf 2', 'pdc 2', 'mlfs 2', 'archive']
const moments = ['before', 'during', 'after', 'told'] as const

/** Words for a run of the last ones. */
const words = ['cancel', 'cancel --now', 'pause', 'resume', 'retry', 'watch']

/**
 * Workers and terminals at work while processes are killed and Redis breaks, stands still and comes back empty. Ends when
 * every run has ended and what is left is done. Gives what is wrong then; nothing when all is well.
 */
export async function chaos({ seed, kills, say }: Chaos): Promise<readonly string[]> {
  const random = randomOf(seed, 'chaos')
  const server = await startRedis()
  const proxy = await tcpProxy({ port: server.port })
  const team = await teamAt('raw', { redisUrl: server.url })
  const through = { redisUrl: `redis://127.0.0.1:${proxy.port}` }
  const startedAt = performance.now()
  const tell = (what: string) =>
    say(`${((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${what}`)
  const workers = new Set<Running>()
  const terminals = new Set<Running>()
  const wrong: string[] = []
  const killed = new Set<Running>()
  const doomed = new Map<Running, string>()
  let isOver = false

  const note = (name: string, running: Running, all: Set<Running>): void => {
    all.add(running)
    void running.ended.then(({ code, signal, stderr }) => {
      all.delete(running)
      if (killed.has(running) || isOver) return
      if (signal === 'SIGKILL' && doomed.has(running)) {
        killed.add(running)
        return tell(`death ${killed.size} of ${kills}: ${name} ${running.child.pid}, ${doomed.get(running)}`)
      }
      const isReady = all === workers && stderr.includes('"msg":"ready"')
      const isOdd = isReady || ![0, 1, 2, 3, 130].includes(code ?? -1) || stderr.includes('\n    at ')
      if (isOdd) wrong.push(`${name} (PID ${running.child.pid}) ended with ${code}: ${stderr.slice(-2000)}`)
    })
  }
  const addWorker = async () => {
    const isDoomed = killed.size < kills && random.between(1, 3) === 1
    const mishap = { of: random.pick(places), when: random.pick(moments) }
    const words = ['worker', '--concurrency', '2']
    const running = await team.start(words, isDoomed ? { ...through, mishap } : through)
    if (isDoomed) doomed.set(running, `${mishap.when} ${mishap.of}`)
    note('worker', running, workers)
    tell(`worker ${running.child.pid} starts`)
  }
  const type = async (line: string): Promise<Running> => {
    const running = await team.start(line.split(' '), through)
    note('terminal', running, terminals)
    tell(`terminal ${running.child.pid}: ${line}`)
    return running
  }
  const kill = (name: string, all: ReadonlySet<Running>): void => {
    // Those that are at work rather than those that still load their modules.
    const busy = [...all].filter(running => running.said() !== '' && !killed.has(running))
    if (busy.length === 0) return
    const victim = random.pick(busy)
    killed.add(victim)
    victim.child.kill('SIGKILL')
    tell(`kill ${killed.size} of ${kills}: ${name} ${victim.child.pid}`)
  }
  const latest = async (): Promise<string | undefined> => {
    const runs = await (await team.ledger()).runs(3).catch(() => [])
    return runs.length === 0 ? undefined : random.pick(runs).runId
  }
  const typeSomething = async () => {
    if (terminals.size >= MOST_TERMINALS) return
    const runId = random.between(1, 3) === 1 ? await latest() : undefined
    const word = random.pick(words)
    const [verb, ...flags] = word.split(' ')
    if (runId) await type([verb, runId, ...flags, ...(/resume|retry/.test(word) ? ['--yes'] : [])].join(' '))
    else await type(random.pick(lines))
  }
  const standStill = async () => {
    const ms = random.between(200, 6000)
    tell(`Redis stands still for ${ms} ms`)
    proxy.stall()
    await pause(ms)
    proxy.resume()
  }
  const disturb = async () => {
    const dice = random.between(1, 20)
    if (dice <= 6) kill('worker', workers)
    else if (dice <= 9) kill('terminal', terminals)
    else if (dice <= 15) await typeSomething()
    else if (dice <= 17) {
      tell('all connections to Redis break')
      proxy.cut()
    } else if (dice === 18) await standStill()
    else if (dice === 19) {
      tell('Redis comes back empty')
      await server.restart()
    }
  }
  /** Paused runs go on, and the others end by themselves. */
  const settle = async () => {
    const until = performance.now() + PATIENCE_MS
    for (;;) {
      const open = (await team.views().catch(() => [])).filter(({ outcome }) => outcome === undefined)
      if (open.length === 0) {
        const standing = await (await team.ledger()).standing().catch(() => undefined)
        if (standing?.runIds.length === 0) return
      }
      if (performance.now() > until) {
        wrong.push(...open.map(({ runId }) => `run ${runId} did not end`))
        return
      }
      for (const { runId, pausedBy } of open)
        if (pausedBy !== undefined) await (await type(`resume ${runId}`)).ended
      await pause(200)
    }
  }

  try {
    while (killed.size < kills) {
      while (workers.size < WORKERS) await addWorker()
      await disturb()
      await pause(random.between(50, 900))
    }
    tell('no more kills; what is left is done')
    proxy.resume()
    for (const running of workers) if (doomed.has(running)) running.child.kill('SIGKILL')
    while ([...workers].filter(running => !doomed.has(running)).length < 2) await addWorker()
    await settle()
    for (let tries = 1; ; tries += 1) {
      const { code, stdout, stderr } = await (await type(whole)).ended
      await settle()
      if (code === 0 && /Nothing to do/.test(stdout)) break
      if (tries === 5) {
        wrong.push(`${whole} ended with ${code}: ${stdout}${stderr}`)
        break
      }
    }
    const clean = await contentsOf((await homeAt('phase 4')).home)
    const contents = await contentsIn(team.warehouse)
    for (const [table, content] of Object.entries(clean)) {
      if (contents[table] !== content)
        wrong.push(`${table} has ${contents[table]}; a clean run makes ${content}`)
    }
    const views = await team.views()
    wrong.push(...(await faultsOf(team)))
    tell(
      `${views.length} runs, ${views.reduce((sum, { units }) => sum + units.length, 0)} units, ${killed.size} kills`,
    )
    return wrong
  } finally {
    isOver = true
    await team.close()
    await proxy.close()
    await server.stop()
  }
}
