import type { Answer } from '../../src/assistant/answer/answer.ts'
import { isRefusal, type Refusal, refuse } from '../../src/assistant/refusal.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import type { PlannedWork } from '../../src/assistant/request/handler.ts'
import { laneOf } from '../../src/assistant/run/lane.ts'
import type { RunEvent } from '../../src/assistant/run/run-event.ts'
import { openRunLog } from '../../src/assistant/run/run-log.ts'
import type { Warehouse } from '../../src/warehouse/warehouse.ts'
import { answerEnd } from '../answer-end.ts'
import { refuseOverlap } from './refuse-overlap.ts'
import { settleRuns, tellCommitted } from './settle-runs.ts'

/** Runs a confirmed plan, as a new run or as the interrupted one that it resumes. */
export async function runPlan(planned: PlannedWork, context: CommandContext): Promise<Answer | Refusal> {
  const leave = await context.runs.enter()
  try {
    const warehouse = await context.writing()
    await settleRuns(context, warehouse, planned.resumes)
    const runId = planned.resumes
      ? await takeUp(planned.resumes, planned, context, warehouse)
      : await begin(planned, context, warehouse)
    if (isRefusal(runId)) return runId
    const view = await context.runs.conduct(runId, {
      store: context.store,
      show: (shown, event) => {
        context.show(shown)
        context.hear(runId, event)
      },
      stop: context.stop,
      interrupt: context.interrupt,
      begun: leave,
    })
    return answerEnd(view, context.runs)
  } finally {
    leave()
  }
}

/** Begins a run of its own. When others begin one at the same moment, only one of them does not look again. */
async function begin(
  { plan, requestKey }: PlannedWork,
  context: CommandContext,
  warehouse: Warehouse,
): Promise<string | Refusal> {
  const ledger = await context.ledgerOf(warehouse)
  for (;;) {
    const { mark } = await ledger.standing()
    const overlap = refuseOverlap(plan, await context.runs.list())
    if (overlap) return overlap
    const runId = context.newId()
    const at = context.now().toISOString()
    const { user: by, pid } = context
    const started: RunEvent = { kind: 'run started', at, plan, by, pid, lane: context.lane ?? laneOf(plan) }
    const run = { runId, requestKey, command: plan.command, plan, by, createdAt: at }
    if (!(await ledger.createRun(run, started, mark))) continue
    context.hear(runId, started)
    return runId
  }
}

/** Goes on with a run under its own id; of two who do at once, the second is told. */
async function takeUp(
  runId: string,
  { plan }: PlannedWork,
  context: CommandContext,
  warehouse: Warehouse,
): Promise<string | Refusal> {
  // Read before the look at the others: who takes it up between the two is seen by one of them.
  const log = await openRunLog(runId, await context.ledgerOf(warehouse), context.now)
  if (!log) throw new Error(`the ledger does not know run ${runId}`)
  const known = log.view()
  const overlap = refuseOverlap(plan, await context.runs.list())
  if (overlap) return overlap
  let isFirst = true
  await log.record(view => {
    isFirst = view.takes === known.takes
    return isFirst ? [{ kind: 'run resumed', by: context.user, pid: context.pid }] : []
  })
  if (!isFirst) return refuse('overlap', `Run ${runId} was taken up again a moment ago.`, `watch ${runId}`)
  await tellCommitted(log, warehouse)
  return runId
}
