import type { CalendarDate } from '../../warehouse/calendar-date.ts'

/** The calendar date in US Eastern time at an instant. A game's date is the one on which it began there. */
export const easternToday = (now: Date): CalendarDate => {
  // The named zone, not an offset: the offset changes twice a year, and the host's own zone must not matter.
  const eastern = new Intl.DateTimeFormat('en-US', {
    timeZone: 'America/New_York',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const parts = new Map(eastern.formatToParts(now).map(part => [part.type, part.value]))
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
}
