import type { FormulaUse } from '../../pipeline/why/read-formulas.ts'
import { plural } from '../words/plural.ts'
import { type Check, ok, warn } from './check.ts'

/** Were all rows made by the formulas of this version? */
export function checkFormulas(uses: readonly FormulaUse[]): Check {
  const older = uses.filter(use => use.older > 0)
  const days = uses.reduce((sum, use) => sum + use.days, 0)
  if (older.length === 0) return ok('formulas', `${plural(days, 'table day')} made by the present formulas`)
  const stale = older.reduce((sum, use) => sum + use.older, 0)
  const first = older.map(use => use.first ?? '').sort()[0]
  const last = older
    .map(use => use.last ?? '')
    .sort()
    .at(-1)
  return warn(
    'formulas',
    `${stale} of ${plural(days, 'table day')} made by older formulas: ${older.map(use => `${use.target} ${use.older} of ${use.days}`).join(', ')}`,
    `backfill ${first}..${last} --only ${older.map(({ target }) => target).join(',')} --policy all`,
  )
}
