import type { RunEvent } from '../../run/run-event.ts'

/** What an XRANGE of a run's stream says. */
export const streamEvents = (
  entries: readonly (readonly [string, readonly string[]])[],
): readonly RunEvent[] => entries.map(([, [, event]]) => JSON.parse(event ?? 'null') as RunEvent)
