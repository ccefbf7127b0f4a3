import { Counter, Gauge, type Registry } from 'prom-client'
import type { Lane } from '../../assistant/run/lane.ts'
import type { RunView } from '../../assistant/run/run-view.ts'
import type { PartStates } from './watch-parts.ts'
import { within } from './within.ts'

/** What a scrape may wait for one source: longer than a part that is down takes to be called so, and less than the ten
 * seconds after which Prometheus gives up. */
const LONGEST_MS = 3_000

export type QueueDepth = {
  /** The lane of a job is known only while it waits. */
  readonly lane: Lane | 'any'
  readonly state: 'waiting' | 'active' | 'delayed' | 'failed'
  readonly jobs: number
}

/** Where gauges come from, read at every scrape. A source that this process does not have is left out. */
export type MetricSources = {
  readonly parts?: () => Promise<PartStates>
  readonly runs?: () => readonly RunView[] | Promise<readonly RunView[]>
  readonly queues?: () => Promise<readonly QueueDepth[]>
  /** Workers that gave a sign of life lately, anywhere. */
  readonly workers?: () => Promise<number>
}

/**
 * Gauges of what the sources say. One that fails or hangs has no value rather than an old one, is counted, and leaves
 * the others alone.
 */
export function readSources(registry: Registry, sources: MetricSources): () => Promise<void> {
  const registers = [registry]
  const up = new Gauge({
    name: 'backcourt_part_up',
    help: '1 when the part answers, 0 when it does not.',
    labelNames: ['part'],
    registers,
  })
  const runs = new Gauge({
    name: 'backcourt_runs',
    help: 'Runs under way by state. Every process that sees a run reports it: take the maximum, not the sum.',
    labelNames: ['state'],
    registers,
  })
  const jobs = new Gauge({
    name: 'backcourt_queue_jobs',
    help: 'Jobs by lane and state. Every process reports the same queues: take the maximum, not the sum.',
    labelNames: ['lane', 'state'],
    registers,
  })
  const workers = new Gauge({
    name: 'backcourt_workers',
    help: 'Workers alive, as every process sees them: take the maximum, not the sum.',
    registers,
  })
  const missed = new Counter({
    name: 'backcourt_scrape_errors_total',
    help: 'Sources of gauges that did not answer.',
    labelNames: ['source'],
    registers,
  })

  const empty = (gauge: Gauge): void => {
    gauge.reset()
    // Without labels a reset gauge is 0, which would be a statement.
    if (gauge === workers) workers.remove()
  }
  const read = async <T>(
    source: keyof MetricSources,
    gauge: Gauge,
    from: (() => T | Promise<T>) | undefined,
    fill: (value: T) => void,
  ): Promise<void> => {
    if (!from) return empty(gauge)
    try {
      const value = await within(Promise.resolve().then(from), LONGEST_MS, `${source} did not answer`)
      empty(gauge)
      fill(value)
    } catch {
      // What is wrong with a part stands in /healthz; here an absent gauge and this count say that it is.
      empty(gauge)
      missed.inc({ source })
    }
  }
  return async () => {
    await Promise.all([
      read('parts', up, sources.parts, states => {
        for (const [part, { state }] of Object.entries(states)) up.set({ part }, state === 'up' ? 1 : 0)
      }),
      read('runs', runs, sources.runs, views => {
        for (const state of ['running', 'paused', 'stopping']) runs.set({ state }, 0)
        for (const view of views) if (!view.outcome) runs.inc({ state: stateOf(view) })
      }),
      read('queues', jobs, sources.queues, depths => {
        for (const { lane, state, jobs: count } of depths) jobs.inc({ lane, state }, count)
      }),
      read('workers', workers, sources.workers, count => workers.set(count)),
    ])
  }
}

const stateOf = (view: RunView): string =>
  view.cancelRequestedBy ? 'stopping' : view.pausedBy ? 'paused' : 'running'
