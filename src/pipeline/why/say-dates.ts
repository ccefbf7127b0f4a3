const MOST = 5

/** Dates for a line of evidence: the first five, and how many more. */
export const sayDates = (dates: readonly string[]): string =>
  `${dates.slice(0, MOST).join(', ')}${dates.length > MOST ? ` and ${dates.length - MOST} more` : ''}`
