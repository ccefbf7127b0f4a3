import type { Options } from '../../warehouse/warehouse.ts'
import type { Attempt } from './attempt.ts'
import type { Unit } from './unit.ts'

/**
 * The name and terms under which an attempt commits. Its fencing token is nobody else's, so the name never comes twice,
 * and whoever lost the reply may ask again.
 */
export const commitTerms = (
  unit: Unit,
  { fence, number, runId, user }: Attempt,
  signal: AbortSignal | undefined,
): { readonly id: string; readonly options: Options & { readonly once: true } } => ({
  id: `${fence.key} ${number} ${fence.token}`,
  options: {
    once: true,
    signal,
    labels: { command: commandOf(unit), run: runId, unit: unit.id, user },
  },
})

const commandOf = ({ phase, registry }: Unit): string =>
  registry ? 'registry' : phase === 2 ? 'ingest' : 'backfill'
