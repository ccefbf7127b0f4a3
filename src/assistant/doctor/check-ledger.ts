import type { Ledger } from '../ledger/ledger.ts'
import { viewRun } from '../run/run-view.ts'
import { plural } from '../words/plural.ts'
import { type Check, fail, ok } from './check.ts'

const MOST = 10_000

/** Does every run fold into a view? One that does not can be neither shown nor resumed. */
export async function checkLedger(ledger: Ledger): Promise<Check> {
  const runs = await ledger.runs(MOST)
  const broken: string[] = []
  for (const { runId } of runs) {
    try {
      viewRun(runId, await ledger.events(runId))
    } catch (error) {
      broken.push(`${runId}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return broken.length === 0
    ? ok('ledger', `${plural(runs.length, 'run')} readable`)
    : fail(
        'ledger',
        `${broken.length} of ${plural(runs.length, 'run')} cannot be read: ${broken.slice(0, 3).join('; ')}`,
        'restore the ledger from a copy; the data tables do not need it',
      )
}
