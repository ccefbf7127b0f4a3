import { type Check, pass, skipped } from '../check.ts'
import type { RangeContext } from '../range-context.ts'
import { listOpenNames } from './list-open-names.ts'
import { readNameJoins } from './read-name-joins.ts'

/** Gamebooks print last names only, so some stay open by nature: never a failure, always said. */
export const inactiveNamesCheck: Check<RangeContext> = {
  id: 'inactive-names',
  phase: 2,
  says: 'every inactive last name of a gamebook means one player',
  quick: false,
  after: ['warehouse'],
  run: async context => {
    const { names, joined, examples } = await readNameJoins(context, 'gamebook')
    if (names === 0) return skipped('no inactive names of the range are ingested')
    const numbers = { names, joined, unresolved: names - joined }
    const says = `${joined} of ${names} inactive last names mean one player`
    if (joined === names) return pass(says, numbers)
    return {
      kind: 'warn',
      says,
      numbers,
      examples,
      costs: 'these rows are recorded as PLAYER_NOT_IN_REGISTRY instead of the player',
      mend: [listOpenNames(context, 'gamebook')],
    }
  },
}
