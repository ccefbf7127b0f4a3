import type { UnitError } from './run-event.ts'

/** Why a unit failed, in one line that is the same for the same cause. */
export function unitErrorText(error: UnitError): string {
  switch (error.kind) {
    case 'contract':
      return `${error.breach.rule}: ${error.breach.rows} rows, such as ${error.breach.examples[0] ?? 'none shown'}`
    case 'superseded':
      return 'superseded: another attempt took the unit over'
    case 'broken':
      return error.message
  }
}
