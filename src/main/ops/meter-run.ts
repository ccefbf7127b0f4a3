import { Counter, Histogram, type Registry } from 'prom-client'
import type { RunEvent } from '../../assistant/run/run-event.ts'
import { unitIn } from '../../assistant/run/run-shape.ts'
import type { RunView } from '../../assistant/run/run-view.ts'

/** What became of units and runs, from their events. */
export function meterRun(registry: Registry): (view: RunView, event: RunEvent) => void {
  const registers = [registry]
  const runs = new Counter({
    name: 'backcourt_runs_finished_total',
    help: 'Runs that ended, by lane and outcome.',
    labelNames: ['lane', 'outcome'],
    registers,
  })
  const units = new Counter({
    name: 'backcourt_units_total',
    help: 'Units that ended, by table and outcome. A split one goes on as two.',
    labelNames: ['table', 'outcome'],
    registers,
  })
  const seconds = new Histogram({
    name: 'backcourt_unit_seconds',
    help: 'Seconds of one attempt at a unit, by table and outcome.',
    labelNames: ['table', 'outcome'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800],
    registers,
  })
  const count = (view: RunView, id: string, outcome: string, took?: number): void => {
    const table = unitIn(view, id)?.unit.target ?? 'unknown'
    units.inc({ table, outcome })
    if (took !== undefined) seconds.observe({ table, outcome }, took)
  }
  return (view, event) => {
    switch (event.kind) {
      case 'unit committed':
        return count(view, event.unit, 'committed', event.seconds)
      case 'unit failed':
        return count(
          view,
          event.unit,
          event.error.kind === 'superseded' ? 'superseded' : 'failed',
          event.seconds,
        )
      case 'unit split':
        return count(view, event.unit, 'split')
      case 'unit blocked':
        return count(view, event.unit, 'blocked')
      case 'unit cancelled':
        return count(view, event.unit, 'cancelled')
      case 'run finished':
        return runs.inc({ lane: view.lane, outcome: event.outcome.replaceAll(' ', '_') })
    }
  }
}
