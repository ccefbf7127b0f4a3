import type { SeasonRosters } from '../rosters.ts'
import type { Team } from '../teams.ts'

/** A Basketball-Reference roster file: everybody of the season, traded players on both teams', by name. */
export function rosterJson(rosters: SeasonRosters, team: Team): string {
  const players = rosters
    .everybodyOf(team)
    .map(player => ({ full_name: player.spelling.roster, bref_player_id: player.referenceId }))
    .sort((one, other) => (one.full_name < other.full_name ? -1 : 1))
  return JSON.stringify({ season: rosters.season.name, team_abbrev: team.referenceCode, players })
}
