import { type Check, pass } from '../check.ts'
import type { Machine } from '../machine.ts'
import { thresholds } from '../thresholds.ts'

const { warnBelow, failBelow } = thresholds.disk
const gb = (bytes: number): string => `${(bytes / 1e9).toFixed(bytes < 1e9 ? 2 : 1)} GB`

export const diskCheck: Check<Machine> = {
  id: 'disk',
  phase: 'infrastructure',
  says: `the disk of the home folder has ${gb(warnBelow)} free`,
  quick: true,
  run: async ({ home, spaceOf }) => {
    const { freeBytes, totalBytes } = await spaceOf(home)
    const numbers = { freeBytes, totalBytes }
    const says = `${gb(freeBytes)} of ${gb(totalBytes)} free`
    if (freeBytes >= warnBelow) return pass(says, numbers)
    const low = freeBytes < failBelow
    return {
      kind: low ? 'fail' : 'warn',
      says: `${says}, ${gb(low ? failBelow : warnBelow)} ${low ? 'are needed' : 'are advised'}`,
      numbers,
      examples: [],
      costs: 'a run stops in the middle when the disk is full; what is committed stays',
      first: `free some space on the disk of ${home}, or choose another folder with --home`,
      mend: [],
    }
  },
}
