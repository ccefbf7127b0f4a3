import { readSql } from '../../sql/read-sql.ts'
import { type Check, pass, type Trouble } from '../check.ts'
import type { Machine } from '../machine.ts'
import { thresholds } from '../thresholds.ts'

const NEWEST = readSql('preflight/newest-record')

/** Instants beside midnight in New York on both sides of a change of the clocks, and the day that they lie on. */
const knownDays: readonly (readonly [string, string])[] = [
  ['2021-03-14T04:59:59Z', '2021-03-13'],
  ['2021-03-15T04:00:00Z', '2021-03-15'],
  ['2021-11-07T04:00:00Z', '2021-11-07'],
  ['2021-11-08T04:59:59Z', '2021-11-07'],
]

/** The host's own zone does not matter: days are always counted in New York, instants in UTC. */
export const clockCheck: Check<Machine> = {
  id: 'clock',
  phase: 'infrastructure',
  says: 'the clock is not behind what is recorded, and days are those of New York',
  quick: true,
  after: ['warehouse', 'tables'],
  run: async ({ open, now, today, easternDate, signal }) => {
    const wrong = knownDays.filter(([instant, day]) => easternDate(new Date(instant)) !== day)
    if (wrong.length > 0) return wrongZone(wrong, easternDate)
    const { rows } = await (await open()).query({ sql: NEWEST }, { signal })
    const newest = rows[0]?.newest
    if (newest === null || newest === undefined) return pass(`today is ${today} (US Eastern)`)
    const ahead = (Date.parse(String(newest)) - now.getTime()) / 1000
    const numbers = { secondsAhead: Math.max(0, Math.round(ahead)) }
    if (ahead <= thresholds.clockSkewSeconds) return pass(`today is ${today} (US Eastern)`, numbers)
    return {
      kind: 'fail',
      says: `it is ${now.toISOString()} by this machine, and the newest record is of ${new Date(String(newest)).toISOString()}: the clock was set back`,
      numbers,
      examples: [],
      costs: 'new rows look older than what they were made from, so nothing is seen as out of date',
      first: 'set the clock right (turn on NTP)',
      mend: [],
    }
  },
}

const wrongZone = (wrong: typeof knownDays, easternDate: Machine['easternDate']): Trouble => ({
  kind: 'fail',
  says: `${wrong.length} of ${knownDays.length} known instants fall on another day in New York than they should`,
  numbers: { wrong: wrong.length, of: knownDays.length },
  examples: wrong
    .slice(0, 3)
    .map(([instant, day]) => `${instant} is ${day}, not ${easternDate(new Date(instant))}`),
  costs: 'yesterday and today are other days than the schedule means',
  first: 'install a Node with full time-zone data',
  mend: [],
})
