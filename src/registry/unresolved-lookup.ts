/**
 * The player_lookup of a row whose player nobody could name: stable for the same team, name and place in the list,
 * and never a real lookup, for it contains colons. It keeps the row in every denominator.
 */
export const unresolvedLookup = (team: string, rawLookup: string, position: number): string =>
  `unresolved:${team}:${rawLookup}:${position}`
