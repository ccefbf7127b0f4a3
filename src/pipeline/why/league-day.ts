import { addDays, type CalendarDate } from '../../warehouse/calendar-date.ts'
import { BOOTSTRAP_DAYS, isBootstrap } from '../calendar.ts'
import { seasonOf } from '../season.ts'
import type { DayGame } from './day-games.ts'
import { matchup } from './day-games.ts'
import type { RecordEvidence } from './read-record.ts'
import type { Tested } from './walk.ts'

/** What the league's calendar alone says against a row on a day; undefined where it says nothing. */
export function leagueDay(
  { calendar, day, processor }: Pick<RecordEvidence, 'calendar' | 'day' | 'processor'>,
  games: readonly DayGame[],
): Tested | undefined {
  const days = calendar.gameDays.map(each => each.date)
  if (!days.includes(day)) {
    const off = games.map(game => `${matchup(game)} ${game.statusText || 'not played'}`)
    if (off.length > 0) {
      return {
        found: 'no',
        says: `no game was played on ${day}: ${off.join(', ')}`,
        cause: { kind: 'postponed' },
      }
    }
    const nearest = days.findLast(each => each < day) ?? days.find(each => each > day)
    return {
      found: 'no',
      says: `the league has no games on ${day}${nearest ? `; the nearest game day is ${nearest}` : ''}`,
      cause: { kind: 'no games', ...(nearest ? { nearest } : {}) },
    }
  }
  if (processor.phase !== 4 || !isBootstrap(calendar, day)) return undefined
  const start = calendar.seasons.find(({ seasonYear }) => seasonYear === seasonOf(day))?.firstGameDay ?? day
  const earliest = addDays(start, BOOTSTRAP_DAYS)
  const firstDay = days.find(each => each >= earliest)
  return {
    found: 'no',
    says: `by design: the first ${BOOTSTRAP_DAYS} days from ${start} on have no Phase 4${firstDay ? `; it begins on ${firstDay}` : ''}`,
    cause: { kind: 'bootstrap', ...(firstDay ? { firstDay } : {}) },
  }
}

/** A game that the schedule still has for a day gone by. */
export const wasPostponed = (
  game: { readonly isFinal: boolean },
  day: CalendarDate,
  today: CalendarDate,
): boolean => !game.isFinal && day < today
