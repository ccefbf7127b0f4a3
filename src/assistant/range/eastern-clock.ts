import { easternToday } from './eastern-today.ts'

/** Date and time of day in US Eastern at an instant: `2021-11-23 05:59`. */
export function easternClock(now: Date): string {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'America/New_York',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return `${easternToday(now)} ${time.format(now)}`
}
