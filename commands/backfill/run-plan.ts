import { type Conducting, conductRun } from '../../jobs/conduct-run.ts'
import { inProcessCourier } from '../../jobs/in-process-courier.ts'
import { performUnit } from '../../jobs/perform-unit.ts'
import type { Answer } from '../../src/assistant/answer/answer.ts'
import type { Refusal } from '../../src/assistant/refusal.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import type { PlannedWork } from '../../src/assistant/request/handler.ts'
import type { RunEvent } from '../../src/assistant/run/run-event.ts'
import { viewRun } from '../../src/assistant/run/run-view.ts'
import { answerRun } from '../answer-run.ts'
import { refuseOverlap } from './refuse-overlap.ts'
import { settleRuns, tellCommitted } from './settle-runs.ts'

/** Units at a time: two keep both cores busy, for while one commits the other computes. */
const CONCURRENCY = 2

/** Runs a confirmed plan with the in-process courier, as a new run or as the interrupted one that it resumes. */
export async function runPlan(planned: PlannedWork, context: CommandContext): Promise<Answer | Refusal> {
  const leave = await context.runs.enter()
  try {
    return await beginAndConduct(planned, context, leave)
  } finally {
    leave()
  }
}

/** `begun` is called as soon as other requests see this run. */
async function beginAndConduct(
  planned: PlannedWork,
  context: CommandContext,
  begun: () => void,
): Promise<Answer | Refusal> {
  const overlap = refuseOverlap(planned.plan, context.runs)
  if (overlap) return overlap
  const warehouse = await context.writing()
  const ledger = context.ledgerOf(warehouse)
  const runId = planned.resumes ?? context.newId()
  const at = context.now().toISOString()
  const who = { by: context.user, pid: context.pid }
  await settleRuns(context, warehouse, planned.resumes)
  if (planned.resumes) {
    const view = viewRun(runId, await ledger.events(runId))
    await ledger.append(runId, { kind: 'run resumed', at, ...who })
    await tellCommitted(context, warehouse, view)
  } else {
    const { requestKey, plan } = planned
    const started: RunEvent = { kind: 'run started', at, plan, ...who }
    await ledger.createRun(
      { runId, requestKey, command: plan.command, plan, by: context.user, createdAt: at },
      started,
    )
    context.hear(runId, started)
  }
  const courier = inProcessCourier({ concurrency: CONCURRENCY })
  context.interrupt.addEventListener('abort', () => courier.interrupt(), { once: true })
  let entry: ReturnType<CommandContext['runs']['begin']> | undefined
  const conducting: Conducting = {
    ledger,
    courier,
    workplace: {
      warehouse,
      store: context.store,
      now: context.now,
      today: context.today,
      holder: context.holder,
    },
    perform: performUnit,
    show: (view, event) => {
      entry?.show(view, event)
      context.show(view)
      context.hear(runId, event)
    },
    stop: context.stop,
    steer: (controls, view) => {
      entry = context.runs.begin(view, controls)
      begun()
    },
  }
  try {
    return answerRun(await conductRun(runId, conducting))
  } finally {
    entry?.end()
  }
}
