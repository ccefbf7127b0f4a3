/** Tables whose units are whole seasons and stand under the season's first of October. */
export const holdsSeasons = (target: string): boolean =>
  target === 'schedule' || target === 'roster' || target === 'resolved_names'
