import type { RunView } from '../../assistant/run/run-view.ts'
import { processorIds } from '../../pipeline/processors/processors.ts'

/** The first table and date of which `why` can tell why it failed. Files have no `why`. */
export function firstFailing(view: RunView): { readonly table: string; readonly date: string } | undefined {
  for (const { unit, state, error } of view.units) {
    if (state !== 'failed' || !processorIds.some(id => id === unit.target)) continue
    const date = (error?.kind === 'contract' ? error.breach.dates[0] : undefined) ?? unit.dates[0]
    if (date !== undefined) return { table: unit.target, date }
  }
  return
}
