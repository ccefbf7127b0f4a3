import type { AnyCommand } from '../src/assistant/request/handler.ts'
import { backfill } from './backfill.ts'
import { cancel } from './cancel.ts'
import { count } from './count.ts'
import { coverage } from './coverage.ts'
import { daily } from './daily.ts'
import { doctor } from './doctor.ts'
import { handoff } from './handoff.ts'
import { health } from './health.ts'
import { help } from './help.ts'
import { history } from './history.ts'
import { ingest } from './ingest.ts'
import { init } from './init.ts'
import { pause } from './pause.ts'
import { preflight } from './preflight.ts'
import { registry } from './registry.ts'
import { report } from './report.ts'
import { resume } from './resume.ts'
import { retry } from './retry.ts'
import { run } from './run.ts'
import { runs } from './runs.ts'
import { sample } from './sample.ts'
import { schedule } from './schedule.ts'
import { slack } from './slack.ts'
import { sql } from './sql.ts'
import { tables } from './tables.ts'
import { validate } from './validate.ts'
import { version } from './version.ts'
import { watch } from './watch.ts'
import { why } from './why.ts'
import { worker } from './worker.ts'

/** Everything that an operator can ask, in the order of a working day. */
export const commands: readonly AnyCommand[] = [
  sample,
  health,
  daily,
  preflight,
  ingest,
  backfill,
  validate,
  coverage,
  why,
  report,
  handoff,
  runs,
  run,
  retry,
  watch,
  cancel,
  pause,
  resume,
  history,
  ...schedule(() => commands),
  ...registry,
  count,
  sql,
  tables,
  doctor,
  init,
  worker,
  slack,
  help(() => commands),
  version,
]
