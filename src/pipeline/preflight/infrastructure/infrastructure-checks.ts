import type { Check } from '../check.ts'
import type { Machine } from '../machine.ts'
import { clockCheck } from './clock-check.ts'
import { diskCheck } from './disk-check.ts'
import { expiryCheck } from './expiry-check.ts'
import { fileStoreCheck } from './file-store-check.ts'
import { homeCheck } from './home-check.ts'
import { queueCheck } from './queue-check.ts'
import { tablesCheck } from './tables-check.ts'
import { warehouseCheck } from './warehouse-check.ts'

/** The machine and its parts; always run, and alone with `--quick`. */
export const infrastructureChecks: readonly Check<Machine>[] = [
  warehouseCheck,
  tablesCheck,
  expiryCheck,
  homeCheck,
  diskCheck,
  fileStoreCheck,
  queueCheck,
  clockCheck,
]
