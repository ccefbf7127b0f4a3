import type { Logger } from 'pino'
import type { RunEvent } from '../../assistant/run/run-event.ts'
import { unitErrorText } from '../../assistant/run/unit-error-text.ts'
import type { Plan } from '../../pipeline/plan/plan.ts'

/** One line for an event of a run, with the ids to search for. The plan itself is in the ledger. */
export function logEvent(logger: Logger, runId: string, event: RunEvent): void {
  const { kind, ...facts } = event
  logger[levelOf(event)]({ runId, ...fieldsOf(facts) }, kind)
}

function fieldsOf(facts: object): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(facts)) {
    // `pid` is this process in every line; who began the run may be another.
    if (key === 'pid') fields.ofPid = value
    else if (key === 'unit') fields.unitId = value
    else if (key === 'plan') Object.assign(fields, summary(value as Plan))
    else if (key === 'error') Object.assign(fields, { fault: value.kind, reason: unitErrorText(value) })
    else fields[key] = value
  }
  return fields
}

const summary = (plan: Plan) => ({ command: plan.command, planHash: plan.hash, units: plan.units.length })

function levelOf(event: RunEvent): 'info' | 'warn' | 'error' {
  switch (event.kind) {
    case 'unit failed':
      return event.error.kind === 'broken' ? 'error' : 'warn'
    case 'run finished':
      return event.outcome === 'failed' ? 'error' : 'info'
    case 'unit split':
    case 'unit blocked':
    case 'run rebuilt':
      return 'warn'
    default:
      return 'info'
  }
}
