import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import { date, int64, string } from '../../warehouse/param.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import type { Calendar } from '../calendar.ts'
import type { Processor } from '../processors/define-processor.ts'
import { seasonOf } from '../season.ts'
import { readSql } from '../sql/read-sql.ts'
import { seasonEnd, seasonStart } from '../units/unit.ts'
import { type DayGame, readDayGames } from './day-games.ts'
import { type RecordEvidence, readRecord } from './read-record.ts'
import { readTeamGames, type TeamGame } from './read-team-games.ts'
import type { KnownPlayer } from './season-names.ts'

/** A player in one gamebook. */
export type Listing = {
  readonly day: CalendarDate
  readonly gameId: string
  readonly team: string
  readonly status: 'active' | 'dnp' | 'inactive'
  /** As the gamebook prints him; the last name alone for inactive players. */
  readonly printed: string
  readonly dnpReason?: string
  readonly minutes?: number
  /** What says that it is he. */
  readonly rule: string
  readonly played: boolean
  readonly hasRow: boolean
  readonly hasZones: boolean
}

/** An inactive player whom nobody could name. */
export type Unnamed = {
  readonly entity: string
  readonly team: string
  readonly printed: string
  readonly rawLookup: string
  readonly candidates: readonly string[]
}

export type PlayerEvidence = RecordEvidence & {
  readonly player: KnownPlayer
  /** Games of the day, the postponed ones included. */
  readonly games: readonly DayGame[]
  /** The whole season's, by date. */
  readonly listings: readonly Listing[]
  readonly unnamed: readonly Unnamed[]
  /** The team he was last listed for up to the day, else first after it, else the one of his roster. */
  readonly team: string | undefined
  readonly teamGames: readonly TeamGame[]
}

const LISTINGS = readSql('why/listings')
const UNNAMED = readSql('why/unnamed')

/** All that the walk for a player looks at. */
export async function readPlayerEvidence(
  warehouse: Warehouse,
  calendar: Calendar,
  processor: Processor,
  day: CalendarDate,
  player: KnownPlayer,
): Promise<PlayerEvidence> {
  const seasonYear = seasonOf(day)
  const params = {
    season_year: int64(seasonYear),
    first: date(seasonStart(seasonYear)),
    last: date(seasonEnd(seasonYear)),
    player: string(player.lookup),
    day: date(day),
  }
  const [record, games, listed, unnamed] = await Promise.all([
    readRecord(warehouse, calendar, processor, day, player.lookup),
    readDayGames(warehouse, day, day),
    warehouse.query({ sql: LISTINGS, params }),
    warehouse.query({ sql: UNNAMED, params }),
  ])
  const listings = listed.rows.map(row => ({
    day: String(row.game_date),
    gameId: String(row.game_id),
    team: String(row.team_abbr),
    status: row.player_status as Listing['status'],
    printed: String(row.player_name),
    ...(row.dnp_reason === null ? {} : { dnpReason: String(row.dnp_reason) }),
    ...(row.minutes_decimal === null ? {} : { minutes: Number(row.minutes_decimal) }),
    rule: String(row.rule),
    played: row.played === true,
    hasRow: row.has_row === true,
    hasZones: row.has_zones === true,
  }))
  const team = (listings.findLast(each => each.day <= day) ?? listings[0])?.team ?? player.teams[0]
  return {
    ...record,
    player,
    games,
    listings,
    unnamed: unnamed.rows.map(row => ({
      entity: String(row.player_lookup),
      team: String(row.team_abbr),
      printed: String(row.raw_name),
      rawLookup: String(row.raw_lookup),
      candidates: Array.isArray(row.candidates) ? row.candidates.map(String) : [],
    })),
    team,
    teamGames: team === undefined ? [] : await readTeamGames(warehouse, seasonYear, team),
  }
}
