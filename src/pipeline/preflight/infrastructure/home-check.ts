import { constants } from 'node:fs'
import { access, open, stat, unlink } from 'node:fs/promises'
import path from 'node:path'
import { type Check, pass } from '../check.ts'
import type { Machine } from '../machine.ts'
import { existingPart } from './existing-part.ts'

/** A real file is written and removed: rights, mount options and quotas show nowhere else. */
export const homeCheck: Check<Machine> = {
  id: 'home',
  phase: 'infrastructure',
  says: 'the home folder can be written',
  quick: true,
  run: async ({ home, newId }) => {
    const there = await existingPart(home)
    try {
      if (!(await stat(there)).isDirectory()) throw new Error(`${there} is not a folder`)
      if (there !== home) {
        await access(there, constants.W_OK)
        return pass(`${home} is not there yet and can be made`)
      }
      const scratch = path.join(home, `.preflight-${newId()}`)
      const file = await open(scratch, 'wx', 0o600)
      try {
        await file.write('preflight')
        await file.sync()
      } finally {
        await file.close()
        await unlink(scratch)
      }
      return pass(`${home} can be written`)
    } catch (error) {
      return {
        kind: 'fail',
        says: `${home} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
        numbers: {},
        examples: [],
        costs: 'no run can begin',
        first: 'make the folder writable, or choose another with --home',
        mend: [],
      }
    }
  },
}
