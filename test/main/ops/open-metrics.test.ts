import { describe, expect, test } from 'vitest'
import type { RunEvent } from '../../../src/assistant/run/run-event.ts'
import { openMetrics } from '../../../src/main/ops/open-metrics.ts'
import { startOfRun, viewOf } from './run-for-metrics.ts'

const { at } = startOfRun

/** The samples of ours: `backcourt_x{a="b"}` to its value. */
const samples = async (metrics: ReturnType<typeof openMetrics>): Promise<Record<string, number>> =>
  Object.fromEntries(
    (await metrics.scrape()).text
      .split('\n')
      .filter(line => line.startsWith('backcourt_'))
      .map(line => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  )

describe('Metrics', () => {
  test('count what became of units by table and outcome, and the seconds that it took', async () => {
    const metrics = openMetrics({ role: 'worker', sources: {} })
    const events: readonly RunEvent[] = [
      { kind: 'unit started', at, unit: 'psza 2021-11-02', attempt: 1 },
      { kind: 'unit committed', at, unit: 'psza 2021-11-02', written: 9, failures: {}, seconds: 0.2 },
      { kind: 'unit committed', at, unit: 'psza 2021-11-03', written: 9, failures: {}, seconds: 0.3 },
      {
        kind: 'unit failed',
        at,
        unit: 'psza 2021-11-04',
        attempt: 1,
        error: { kind: 'broken', message: 'x' },
        seconds: 2,
      },
      {
        kind: 'unit failed',
        at,
        unit: 'psza 2021-11-03',
        attempt: 1,
        error: { kind: 'superseded' },
        seconds: 1,
      },
      { kind: 'unit blocked', at, unit: 'pdc 2021-11-02', by: 'psza 2021-11-04' },
      { kind: 'run finished', at, outcome: 'done with warnings' },
    ]
    for (const event of events) metrics.meterRun(viewOf(), event)
    expect(await samples(metrics)).toMatchObject({
      'backcourt_units_total{table="psza",outcome="committed"}': 2,
      'backcourt_units_total{table="psza",outcome="failed"}': 1,
      'backcourt_units_total{table="psza",outcome="superseded"}': 1,
      'backcourt_units_total{table="pdc",outcome="blocked"}': 1,
      'backcourt_unit_seconds_count{table="psza",outcome="committed"}': 2,
      'backcourt_unit_seconds_sum{table="psza",outcome="committed"}': 0.5,
      'backcourt_unit_seconds_bucket{le="0.25",table="psza",outcome="committed"}': 1,
      'backcourt_runs_finished_total{lane="daily",outcome="done_with_warnings"}': 1,
    })
  })

  test('have no label that grows with the number of runs', async () => {
    const metrics = openMetrics({ role: 'worker', sources: { runs: () => [viewOf()] } })
    metrics.meterRun(viewOf(), { kind: 'unit blocked', at, unit: 'pdc 2021-11-02', by: 'psza 2021-11-04' })
    expect((await metrics.scrape()).text).not.toContain('k7m2xq')
    expect((await metrics.scrape()).text).not.toContain('2021-11')
  })

  test('show runs under way by state, also when there are none', async () => {
    let views = [
      viewOf(),
      viewOf({ kind: 'run paused', at, by: 'ana' }),
      viewOf({ kind: 'cancel requested', at, by: 'ana' }),
      viewOf({ kind: 'run finished', at, outcome: 'done' }),
    ]
    const metrics = openMetrics({ role: 'slack', sources: { runs: () => views } })
    const one = 1
    expect(await samples(metrics)).toMatchObject({
      'backcourt_runs{state="running"}': one,
      'backcourt_runs{state="paused"}': one,
      'backcourt_runs{state="stopping"}': one,
    })
    views = []
    expect(await samples(metrics)).toMatchObject({ 'backcourt_runs{state="running"}': 0 })
  })

  test('have no value for what cannot be read, and say so, while the others go on', async () => {
    let broken = false
    const metrics = openMetrics({
      role: 'worker',
      sources: {
        workers: async () => {
          if (broken) throw new Error('Redis is away')
          return 3
        },
        queues: async () => [{ lane: 'bulk', state: 'waiting', jobs: 7 }],
        parts: async () => ({ redis: { state: 'down', since: at }, warehouse: { state: 'up', since: at } }),
      },
    })
    expect(await samples(metrics)).toMatchObject({ backcourt_workers: 3 })
    broken = true
    const now = await samples(metrics)
    expect(Object.keys(now)).not.toContain('backcourt_workers')
    expect(now).toMatchObject({
      'backcourt_scrape_errors_total{source="workers"}': 1,
      'backcourt_queue_jobs{lane="bulk",state="waiting"}': 7,
      'backcourt_part_up{part="redis"}': 0,
      'backcourt_part_up{part="warehouse"}': 1,
    })
  })

  test('count what Slack and people do', async () => {
    const metrics = openMetrics({ role: 'slack', sources: {} })
    metrics.slackCall('chat.update', 'rate_limited')
    metrics.slackAck('command', 0.04)
    metrics.slackEdit()
    metrics.request('slack', 'confirmed')
    expect(await samples(metrics)).toMatchObject({
      'backcourt_slack_calls_total{method="chat.update",outcome="rate_limited"}': 1,
      'backcourt_slack_ack_seconds_bucket{le="0.05",kind="command"}': 1,
      'backcourt_slack_ack_seconds_bucket{le="0.025",kind="command"}': 0,
      backcourt_slack_edits_total: 1,
      'backcourt_requests_total{surface="slack",step="confirmed"}': 1,
    })
  })

  test('two sets in one process do not meet, and each has the numbers of its process', async () => {
    openMetrics({ role: 'worker', sources: {} }).slackEdit()
    const other = openMetrics({ role: 'slack', sources: {} })
    expect(await samples(other)).toMatchObject({ backcourt_slack_edits_total: 0 })
    expect((await other.scrape()).text).toContain('process_resident_memory_bytes')
  })
})
