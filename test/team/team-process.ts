import fs, { writeFileSync } from 'node:fs'
import { commands } from '../../commands/index.ts'
import { runOneShot } from '../../src/main/run-one-shot.ts'
import { runWorker } from '../../src/main/run-worker.ts'
import type { Substitutes } from '../../src/main/wire.ts'
import { processorById } from '../../src/pipeline/processors/processors.ts'
import { openBigQuery } from '../../src/warehouse/bigquery/open-bigquery.ts'
import type { Warehouse } from '../../src/warehouse/warehouse.ts'
import { emulatorOptions } from '../bigquery/emulator-options.ts'
import type { Mishap } from './mishap.ts'
import { remoteWarehouse } from './remote-warehouse.ts'

/**
 * A process of a team whose warehouse is an engine that all of them share: `worker`, or one command. With
 * BACKCOURT_MISHAP something happens to it at one point; with BACKCOURT_OLD_FORMULA it is of an older release.
 */
const { BACKCOURT_TEST_WAREHOUSE = '', BACKCOURT_MISHAP = 'null', BACKCOURT_OLD_FORMULA } = process.env
const mishap = JSON.parse(BACKCOURT_MISHAP) as Mishap | null
let isOver = false

async function happen(when: Mishap['when'], signal?: AbortSignal): Promise<void> {
  if (mishap?.when !== when || isOver) return
  switch (mishap.do) {
    case 'block':
      isOver = true
      // What waits for nothing but the event loop waits for this.
      writeFileSync(2, '{"msg":"blocked"}\n')
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, mishap.ms)
      return
    case 'hold':
      writeFileSync(2, '{"msg":"held"}\n')
      return new Promise((_, reject) => {
        const alive = setInterval(() => undefined, 1000)
        signal?.addEventListener('abort', () => {
          clearInterval(alive)
          reject(signal.reason)
        })
      })
    case 'break':
      throw new Error('a bug')
    default:
      process.kill(process.pid, 'SIGKILL')
  }
}

const fragile = (warehouse: Warehouse): Warehouse => ({
  ...warehouse,
  transact: async (id, steps, options) => {
    const here = mishap !== null && id.includes(mishap.of)
    if (here) await happen('before', options?.signal)
    const result = warehouse.transact(id, steps, options)
    if (here && mishap.when === 'during') setTimeout(() => void happen('during'), 5)
    const outcome = await result
    if (here) await happen('after', options?.signal)
    return outcome
  },
})

// The log tells an event when the ledger has it, and before anything else is done.
const { writeSync } = fs
if (mishap?.when === 'told')
  fs.writeSync = ((...args: Parameters<typeof writeSync>) => {
    const written = writeSync(...args)
    const line = String(args[1])
    if (line.includes('"unit committed"') && line.includes(mishap.of)) void happen('told')
    return written
  }) as typeof writeSync

if (BACKCOURT_OLD_FORMULA) Object.assign(processorById(BACKCOURT_OLD_FORMULA), { formula: 'older' })

const reach = (place: string): Promise<Warehouse> =>
  place.startsWith('http')
    ? openBigQuery(emulatorOptions(place, 'backcourt-test'))
    : remoteWarehouse(Number(place))

const substitutes: Substitutes = {
  warehouse: { open: async () => fragile(await reach(BACKCOURT_TEST_WAREHOUSE)) },
  // A dead worker's jobs are taken up in three seconds instead of fifteen: tests kill many.
  times: { lockMs: 2000, stalledMs: 500, mendMs: 1000 },
}
const words = process.argv.slice(2)
// As cli.ts does.
if (words[0] === 'worker') process.exit(await runWorker(words, commands, substitutes))
process.exitCode = await runOneShot(words, commands, 'backcourt', substitutes)
