import { BOOTSTRAP_DAYS, isBootstrap } from '../../calendar.ts'
import { type Check, pass } from '../check.ts'
import type { RangeContext } from '../range-context.ts'

/** Bootstrap days are left out by design; nobody should have to find that out twice (domain.md, story 17). */
export const bootstrapCheck: Check<RangeContext> = {
  id: 'bootstrap',
  phase: 4,
  says: 'Phase 4 has days to make in the range',
  quick: false,
  run: async ({ slate, days }) => {
    const bootstrap = days.filter(day => isBootstrap(slate.calendar, day))
    const numbers = { days: days.length, bootstrap: bootstrap.length }
    const says = `${bootstrap.length} of ${days.length} game days are bootstrap (days 0 to ${BOOTSTRAP_DAYS - 1} of a season), which Phase 4 leaves out by design`
    if (bootstrap.length < days.length || days.length === 0) return pass(says, numbers)
    return {
      kind: 'warn',
      says,
      numbers,
      examples: [],
      costs: 'a backfill of Phase 4 has nothing to do here; that is no gap',
      mend: [],
    }
  },
}
