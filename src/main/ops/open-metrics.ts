import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import packageJson from '../../../package.json' with { type: 'json' }
import type { RunEvent } from '../../assistant/run/run-event.ts'
import type { RunView } from '../../assistant/run/run-view.ts'
import { meterRun } from './meter-run.ts'
import { type MetricSources, readSources } from './read-sources.ts'

export type Metrics = {
  /**
   * One event of a run, with the view after it. Only the process that wrote the event may meter it: others hear it too, and
   * a unit would count as often as somebody listens.
   */
  readonly meterRun: (view: RunView, event: RunEvent) => void
  /** One call of Slack's Web API. */
  readonly slackCall: (method: string, outcome: SlackOutcome) => void
  /** From the arrival of what a person did to its acknowledgement. */
  readonly slackAck: (kind: 'command' | 'button' | 'modal' | 'event', seconds: number) => void
  /** A message of ours was edited. */
  readonly slackEdit: () => void
  /** One step of a request, as the audit records it. */
  readonly request: (surface: string, step: 'asked' | 'refused' | 'confirmed' | 'ended') => void
  /** The text that Prometheus reads. Never rejects because of a source that does not answer: its gauges are left out. */
  readonly scrape: () => Promise<{ readonly type: string; readonly text: string }>
}

export type SlackOutcome = 'ok' | 'error' | 'rate_limited'

export type MetricsOptions = {
  readonly role: string
  /** What is read at every scrape. */
  readonly sources: MetricSources
}

/** Counts and gauges of this process. Labels have few values: what is about one run is in the logs and the ledger. */
export function openMetrics({ role, sources }: MetricsOptions): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  new Gauge({
    name: 'backcourt_build_info',
    help: 'Always 1; version and role of this process.',
    labelNames: ['version', 'role'],
    registers,
  }).set({ version: packageJson.version, role }, 1)

  const calls = new Counter({
    name: 'backcourt_slack_calls_total',
    help: 'Calls of the Slack Web API by method and outcome.',
    labelNames: ['method', 'outcome'],
    registers,
  })
  const acks = new Histogram({
    name: 'backcourt_slack_ack_seconds',
    help: 'Seconds from what a person did in Slack to its acknowledgement; Slack gives 3.',
    labelNames: ['kind'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 3],
    registers,
  })
  const edits = new Counter({
    name: 'backcourt_slack_edits_total',
    help: 'Edits of messages of runs.',
    registers,
  })
  const requests = new Counter({
    name: 'backcourt_requests_total',
    help: 'Steps of requests, as the audit records them.',
    labelNames: ['surface', 'step'],
    registers,
  })
  const readAll = readSources(registry, sources)
  return {
    meterRun: meterRun(registry),
    slackCall: (method, outcome) => calls.inc({ method, outcome }),
    slackAck: (kind, seconds) => acks.observe({ kind }, seconds),
    slackEdit: () => edits.inc(),
    request: (surface, step) => requests.inc({ surface, step }),
    scrape: async () => {
      await readAll()
      return { type: registry.contentType, text: await registry.metrics() }
    },
  }
}
