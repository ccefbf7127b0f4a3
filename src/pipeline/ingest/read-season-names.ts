import type { SeasonNames } from '../../registry/season-names.ts'
import { date, int64 } from '../../warehouse/param.ts'
import type { Row, Warehouse } from '../../warehouse/warehouse.ts'
import { readDecisions } from '../names/read-decisions.ts'
import { rulingsOf } from '../names/rulings-of.ts'
import { gamebook } from '../tables/raw/gamebook.ts'
import { injuryReport } from '../tables/raw/injury-report.ts'
import { playByPlay } from '../tables/raw/play-by-play.ts'
import { roster } from '../tables/raw/roster.ts'
import { seasonEnd, seasonStart } from '../units/unit.ts'

const PLAYERS = `SELECT game_id, game_date, team_abbr, player_status, list_position, player_name, player_lookup FROM ${gamebook.name} WHERE season_year = @season_year AND game_date BETWEEN @first AND @last`

const ROSTER = `SELECT DISTINCT team_abbrev, player_full_name, player_lookup FROM ${roster.name} WHERE season_year = @season_year`

const INJURIES = `SELECT DISTINCT game_date, team, player_name, player_lookup, injury_status FROM ${injuryReport.name} WHERE season_year = @season_year AND report_date BETWEEN @first AND @last`

const FEED_NAMES = `
SELECT game_id, game_date, player_1_team_abbr AS team, player_1_name AS player_name, player_1_lookup AS player_lookup
FROM ${playByPlay.name}
WHERE season_year = @season_year AND game_date BETWEEN @first AND @last AND player_1_lookup IS NOT NULL
UNION DISTINCT
SELECT game_id, game_date, player_1_team_abbr AS team, player_2_name AS player_name, player_2_lookup AS player_lookup
FROM ${playByPlay.name}
WHERE
  season_year = @season_year
  AND game_date BETWEEN @first AND @last
  AND player_2_role = 'assist'
  AND player_2_lookup IS NOT NULL`

/** Every name that the raw tables hold of a season, with what was decided of names. */
export async function readSeasonNames(warehouse: Warehouse, seasonYear: number): Promise<SeasonNames> {
  const params = {
    season_year: int64(seasonYear),
    first: date(seasonStart(seasonYear)),
    last: date(seasonEnd(seasonYear)),
  }
  const rowsOf = async (sql: string): Promise<readonly Row[]> => (await warehouse.query({ sql, params })).rows
  const [players, rosters, injuries, feedNames, decisions] = await Promise.all([
    rowsOf(PLAYERS),
    rowsOf(ROSTER),
    rowsOf(INJURIES),
    rowsOf(FEED_NAMES),
    readDecisions(warehouse),
  ])
  return {
    seasonYear,
    players: players.map(row => ({
      gameId: String(row.game_id),
      date: String(row.game_date),
      team: String(row.team_abbr),
      status: row.player_status as 'active' | 'dnp' | 'inactive',
      position: Number(row.list_position),
      name: String(row.player_name),
      lookup: String(row.player_lookup),
    })),
    roster: rosters.map(row => ({
      team: String(row.team_abbrev),
      name: String(row.player_full_name),
      lookup: String(row.player_lookup),
    })),
    injuries: injuries.map(row => ({
      gameDate: String(row.game_date),
      team: String(row.team),
      name: String(row.player_name),
      lookup: String(row.player_lookup),
      status: String(row.injury_status),
    })),
    feedNames: feedNames.map(row => ({
      gameId: String(row.game_id),
      date: String(row.game_date),
      team: String(row.team),
      name: String(row.player_name),
      lookup: String(row.player_lookup),
    })),
    rulings: rulingsOf(decisions),
  }
}
