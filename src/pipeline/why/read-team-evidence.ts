import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import type { Calendar } from '../calendar.ts'
import type { Processor } from '../processors/define-processor.ts'
import { seasonOf } from '../season.ts'
import { type DayGame, readDayGames } from './day-games.ts'
import type { KnownTeam } from './find-team.ts'
import { type RecordEvidence, readRecord } from './read-record.ts'
import { readTeamGames, type TeamGame } from './read-team-games.ts'

export type TeamEvidence = RecordEvidence & {
  readonly team: KnownTeam
  readonly games: readonly DayGame[]
  /** The whole season's, by date. */
  readonly teamGames: readonly TeamGame[]
}

/** All that the walk for a team looks at. */
export async function readTeamEvidence(
  warehouse: Warehouse,
  calendar: Calendar,
  processor: Processor,
  day: CalendarDate,
  team: KnownTeam,
): Promise<TeamEvidence> {
  const [record, games, teamGames] = await Promise.all([
    readRecord(warehouse, calendar, processor, day, team.code),
    readDayGames(warehouse, day, day),
    readTeamGames(warehouse, seasonOf(day), team.code),
  ])
  return { ...record, team, games, teamGames }
}
