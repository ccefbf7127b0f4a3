/** Tables whose units are whole seasons and stand under the season's first of October. */
export const holdsSeasons = (target: string): boolean =>
  ['schedule', 'roster', 'resolved_names', 'registry'].includes(target)
