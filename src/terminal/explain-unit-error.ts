import type { UnitError } from '../assistant/run/run-event.ts'
import { plural } from '../assistant/words/plural.ts'

/** Why a unit failed, in one sentence with the values seen. */
export function explainUnitError(error: UnitError): string {
  switch (error.kind) {
    case 'contract': {
      const { rule, rows, examples } = error.breach
      const hit = rows === 0 ? '' : `; ${plural(rows, 'row')} broke it`
      const seen = examples.length === 0 ? '' : `, such as ${examples.slice(0, 1).join('')}`
      return `contract broken: ${rule}${hit}${seen}`
    }
    case 'superseded':
      return 'another process took the unit over, and what that one does counts'
    case 'broken':
      return error.fix === undefined ? error.message : `${error.message} (${error.fix})`
  }
}
