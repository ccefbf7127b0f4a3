import type { Ruled } from './name-rulings.ts'
import type { Resolution } from './season-names.ts'

/** What was decided of a name where a source prints it. */
export type RuledOn = (
  source: Resolution['source'],
  printed: { gameId: string; team: string; lookup: string },
) => Ruled

/** Nobody decided anything. */
export const nothingRuled: RuledOn = () => ({ is: [], isNot: new Set(), notAPlayer: false })
